package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole GRU (reset after) with tanh and sigmoid: outputs sequences (B, T, H), last state (B, H), and what the gradient needs. See {@link Gru}. */
record GruOp(RecurrentInputs in) implements Op {
    @Override
    public String name() {
        return "gru";
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
                new TensorSpec(Shape.of(t + 1, b, h), dtype),
                new TensorSpec(Shape.of(3, t, b, h), dtype),
                new TensorSpec(Shape.of(3, t, b, h), dtype));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return RecurrentGradient.apply("gru_gradient", in, node, 3, dOutputs, GruOp::bindGradient);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        Buffer hidden = b.output(2);
        Buffer gates = b.output(3);
        Buffer recurrent = b.output(4);
        return kernels.gru(
                in.sizes(b.node()),
                new Gru.Forward(
                        b.input(0),
                        b.input(1),
                        b.input(2),
                        in.biasOf(b),
                        in.stateOf(b, 0),
                        b.output(0),
                        b.output(1),
                        hidden == null || gates == null || recurrent == null
                                ? null
                                : new Gru.Saved(hidden, gates, recurrent),
                        in.maskOf(b)));
    }

    private static Kernel bindGradient(Kernels kernels, RecurrentGradient op, Binding b) {
        return kernels.gruGradient(
                op.of().sizes(op.results()),
                new Gru.Backward(
                        b.input(0),
                        b.input(1),
                        b.input(2),
                        new Gru.Saved(b.input(3), b.input(4), b.input(5)),
                        op.dResult(b, 0),
                        op.dResult(b, 1),
                        b.output(0),
                        b.output(1),
                        b.output(2),
                        op.dBias(b),
                        op.dState(b, 0),
                        op.mask(b)));
    }
}
