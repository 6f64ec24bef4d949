package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole LSTM with tanh and sigmoid: outputs sequences (B, T, H), last h and c (B, H), and what the gradient needs. See {@link Lstm}. */
record LstmOp(RecurrentInputs in) implements Op {
    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> inputs) {
        RecurrentSizes s = in.sizes(inputs);
        DType dtype = inputs.get(0).dtype();
        int b = s.batch();
        int t = s.time();
        int h = s.units();
        return List.of(
                new TensorSpec(Shape.of(b, t, h), dtype),
                new TensorSpec(Shape.of(b, h), dtype),
                new TensorSpec(Shape.of(b, h), dtype),
                new TensorSpec(Shape.of(t + 1, b, h), dtype),
                new TensorSpec(Shape.of(4, t, b, h), dtype),
                new TensorSpec(Shape.of(t + 1, b, h), dtype),
                new TensorSpec(Shape.of(t, b, h), dtype));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return RecurrentGradient.apply("lstm_gradient", in, node, 4, dOutputs, LstmOp::bindGradient);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        Buffer hidden = b.output(3);
        Buffer gates = b.output(4);
        Buffer cells = b.output(5);
        Buffer tanhCells = b.output(6);
        return kernels.lstm(
                in.sizes(b.node()),
                new Lstm.Forward(
                        b.input(0),
                        b.input(1),
                        b.input(2),
                        in.biasOf(b),
                        in.stateOf(b, 0),
                        in.stateOf(b, 1),
                        b.output(0),
                        b.output(1),
                        b.output(2),
                        hidden == null || gates == null || cells == null || tanhCells == null
                                ? null
                                : new Lstm.Saved(hidden, gates, cells, tanhCells),
                        in.maskOf(b)));
    }

    private static Kernel bindGradient(Kernels kernels, RecurrentGradient op, Binding b) {
        return kernels.lstmGradient(
                op.of().sizes(op.results()),
                new Lstm.Backward(
                        b.input(0),
                        b.input(1),
                        b.input(2),
                        new Lstm.Saved(b.input(3), b.input(4), b.input(5), b.input(6)),
                        op.dResult(b, 0),
                        op.dResult(b, 1),
                        op.dResult(b, 2),
                        b.output(0),
                        b.output(1),
                        b.output(2),
                        op.dBias(b),
                        op.dState(b, 0),
                        op.dState(b, 1),
                        op.mask(b)));
    }
}
