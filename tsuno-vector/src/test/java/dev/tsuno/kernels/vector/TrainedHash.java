package dev.tsuno.kernels.vector;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.layers.Add;
import dev.tsuno.layers.BatchNormalization;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.Conv1D;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.Embedding;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.LayerNormalization;
import dev.tsuno.layers.MultiHeadAttention;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.AdamW;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import dev.tsuno.program.KernelSets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Trains small models of all three recurrent layers and prints a line for each: the kernel set, the threads, the model and the SHA-256 of its
 * weights. As a program of its own, for it runs with other JVM options.
 */
final class TrainedHash {
    private static final int[] THREADS = {1, 2, 4};

    private TrainedHash() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        for (int threads : THREADS) {
            Tsuno.setThreads(threads);
            for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
                net(threads, dtype, "adam", new Adam());
                net(threads, dtype, "sgd", new SGD());
            }
            print(threads, KernelSets.of(DType.FLOAT32), "float32-fit", fit());
            print(threads, KernelSets.of(DType.FLOAT32), "float32-toolkit", toolkit());
        }
    }

    private static void net(int threads, DType dtype, String name, Optimizer optimizer)
            throws NoSuchAlgorithmException {
        Kernels set = KernelSets.of(dtype);
        TrainedNet net = new TrainedNet(set, optimizer, 13, 19, 3, dtype == DType.FLOAT32 ? 41 : 17);
        double before = Double.NaN;
        for (int i = 0; i < 30; i++) {
            net.step();
            if (i == 0) before = net.loss();
        }
        if (!(net.loss() < 0.9 * before)) throw new IllegalStateException(net.loss() + " after " + before);
        print(threads, set, dtype.label() + "-" + name, net.hash());
    }

    private static void print(int threads, Kernels set, String model, String hash) {
        System.out.println(set.name() + " " + threads + " " + model + " " + hash);
    }

    /** The whole way: seeds, initial weights, order of samples, training. */
    private static String fit() throws NoSuchAlgorithmException {
        Tsuno.setRandomSeed(7);
        NDArray x = NDArray.zeros(41, 19, 1);
        NDArray y = NDArray.zeros(41, 19, 1);
        for (int i = 0; i < 41; i++) {
            for (int t = 0; t < 19; t++) {
                x.set(StrictMath.cos((i + t) / 5.0), i, t, 0);
                y.set(StrictMath.cos((i + t + 1) / 5.0), i, t, 0);
            }
        }
        Sequential model = new Sequential(
                Input.of(19, 1),
                new LSTM(41).returnSequences(true),
                new GRU(24).returnSequences(true),
                new SimpleRNN(7).returnSequences(true),
                new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        model.fit(x, y, f -> f.batchSize(10).epochs(10).verbose(0));
        return hash(model);
    }

    /** What else there is: masks, dropout, both directions, a convolution, attention, normalization, class weights, clipping, averages. */
    private static String toolkit() throws NoSuchAlgorithmException {
        Tsuno.setRandomSeed(11);
        int time = 12;
        NDArray x = NDArray.zeros(40, time);
        NDArray y = NDArray.zeros(40, 1);
        for (int i = 0; i < 40; i++) {
            int length = 3 + i % (time - 3);
            for (int t = 0; t < length; t++) x.set(1 + (7 * i + t * t) % 19, i, t);
            y.set(i % 3, i, 0);
        }
        Input tokens = Input.of(Shape.of(time), DType.INT32);
        KerasTensor e = new Embedding(20, 16).maskZero(true).apply(tokens);
        KerasTensor both = new Bidirectional(
                        new LSTM(24).returnSequences(true).dropout(0.1).recurrentDropout(0.2))
                .apply(e);
        KerasTensor seen = new MultiHeadAttention(2, 8).dropout(0.1).apply(both, both);
        KerasTensor joined = new LayerNormalization().apply(new Add().apply(both, seen));
        KerasTensor wide = new Conv1D(16, 3).padding("same").activation("gelu").apply(joined);
        KerasTensor last = new GRU(12).apply(new BatchNormalization().apply(wide));
        Model model = new Model(tokens, new Dense(3).activation("softmax").apply(new Dropout(0.2).apply(last)));
        model.compile(c -> c.optimizer(new AdamW(0.01).clipnorm(1).useEma(true))
                .loss("sparse_categorical_crossentropy")
                .metrics("accuracy"));
        model.fit(x, y, f -> f.batchSize(16).epochs(6).verbose(0).classWeight(Map.of(0, 2.0)));
        return hash(model);
    }

    private static String hash(Model model) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (NDArray weight : model.getWeights()) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * weight.size()).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : weight.toFloatArray()) bytes.putFloat(value);
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
