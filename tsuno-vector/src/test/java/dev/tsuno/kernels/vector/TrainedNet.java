package dev.tsuno.kernels.vector;

import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.program.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A training step of LSTM, GRU, SimpleRNN and Dense as one program, and the prediction as another. Weights and data are made of integers, so
 * that they are the same everywhere.
 */
final class TrainedNet {
    private final Kernels kernels;
    private final Optimizer optimizer;
    private final List<Variable> weights = new ArrayList<>();
    private final Program training;
    private final Program prediction;
    private final Buffer loss;
    private int made;

    TrainedNet(Kernels kernels, Optimizer optimizer, int batch, int time, int features, int units) {
        this.kernels = kernels;
        this.optimizer = optimizer;
        DType dtype = kernels.dtype();
        Tensor x = Ops.placeholder("x", Shape.of(batch, time, features), dtype);
        Tensor y = Ops.placeholder("y", Shape.of(batch, time, 1), dtype);
        Tensor output = output(x, features, units);
        Tensor error = mean(square(subtract(output, y)));
        optimizer.build(weights, dtype);
        List<Tensor> gradients = Gradients.of(
                        error, weights.stream().map(Variable::tensor).toList())
                .stream()
                .map(Objects::requireNonNull)
                .toList();
        training = Program.compile(Graph.of(List.of(error), optimizer.updates(weights, gradients)), kernels);
        prediction = Program.compile(Graph.of(output), kernels);
        loss = training.buffer(error);
        fill(training.buffer(x), batch * time * features, 2);
        fill(prediction.buffer(x), batch * time * features, 2);
        fill(training.buffer(y), batch * time, 1);
    }

    private Tensor output(Tensor x, int features, int units) {
        Tensor h = Recurrent.lstm(
                        x, weight(features, 4 * units), weight(units, 4 * units), weight(4 * units), List.of())
                .sequences();
        h = Recurrent.gru(h, weight(units, 3 * units), weight(units, 3 * units), weight(2, 3 * units), List.of())
                .sequences();
        h = Recurrent.simpleRnn(h, weight(units, units), weight(units, units), weight(units), List.of())
                .sequences();
        return matmul(h, weight(units, 1), weight(1));
    }

    private Tensor weight(int... dims) {
        Variable variable = new Variable("net/w" + weights.size(), Shape.of(dims), kernels.dtype());
        fill(variable.buffer(), variable.size(), 2 / Math.sqrt(dims[0]));
        weights.add(variable);
        return variable.tensor();
    }

    /** Numbers between −width/2 and width/2. */
    private void fill(Buffer buffer, int n, double width) {
        for (int i = 0; i < n; i++) {
            int mixed = (++made * 0x9E3779B1) >>> 16;
            buffer.set(i, (mixed / 65536.0 - 0.5) * width);
        }
    }

    void step() {
        optimizer.beginStep();
        training.run();
    }

    void predict() {
        prediction.run();
    }

    double loss() {
        return loss.get(0);
    }

    /** The SHA-256 of the bits of all weights. */
    String hash() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Variable weight : weights) {
            ByteBuffer bytes = ByteBuffer.allocate(8 * weight.size()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < weight.size(); i++) {
                double value = weight.buffer().get(i);
                if (kernels.dtype() == DType.FLOAT32) bytes.putFloat((float) value);
                else bytes.putDouble(value);
            }
            digest.update(bytes.array(), 0, bytes.position());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
