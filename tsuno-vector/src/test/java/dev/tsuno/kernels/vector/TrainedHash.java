package dev.tsuno.kernels.vector;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import dev.tsuno.program.KernelSets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Trains a small model of all three recurrent layers and prints the kernel set and the SHA-256 of its weights. */
final class TrainedHash {
    private TrainedHash() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        Tsuno.setRandomSeed(7);
        NDArray series = NDArray.linspace(0, 12, 61).cos();
        NDArray x = NDArray.zeros(41, 19, 1);
        NDArray y = NDArray.zeros(41, 19, 1);
        for (int i = 0; i < 41; i++) {
            for (int t = 0; t < 19; t++) {
                x.set(series.get(i + t), i, t, 0);
                y.set(series.get(i + t + 1), i, t, 0);
            }
        }
        Sequential model = new Sequential(
                Input.of(19, 1),
                new LSTM(41).returnSequences(true),
                new GRU(24).returnSequences(true),
                new SimpleRNN(7).returnSequences(true),
                new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        model.fit(x, y, f -> f.batchSize(10).epochs(20).verbose(0));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (NDArray weight : model.getWeights()) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * weight.size()).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : weight.toFloatArray()) bytes.putFloat(value);
            digest.update(bytes.array());
        }
        System.out.println(
                KernelSets.of(DType.FLOAT32).name() + " " + HexFormat.of().formatHex(digest.digest()));
    }
}
