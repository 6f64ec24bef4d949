package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole SimpleRNN with tanh: outputs sequences (B, T, H), last state (B, H), and what the gradient needs. See {@link SimpleRnn}. */
record SimpleRnnOp(RecurrentInputs in) implements Op {
    @Override
    public String name() {
        return "simple_rnn";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> inputs) {
        RecurrentSizes s = in.sizes(inputs);
        DType dtype = inputs.get(0).dtype();
        return List.of(
                new TensorSpec(Shape.of(s.batch(), s.time(), s.units()), dtype),
                new TensorSpec(Shape.of(s.batch(), s.units()), dtype),
                new TensorSpec(Shape.of(s.time() + 1, s.batch(), s.units()), dtype));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return RecurrentGradient.apply("simple_rnn_gradient", in, node, 1, dOutputs, SimpleRnnOp::bindGradient);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        return kernels.simpleRnn(
                in.sizes(b.node()),
                new SimpleRnn.Forward(
                        b.input(0),
                        b.input(1),
                        b.input(2),
                        in.biasOf(b),
                        in.stateOf(b, 0),
                        b.output(0),
                        b.output(1),
                        b.output(2),
                        in.maskOf(b)));
    }

    private static Kernel bindGradient(Kernels kernels, RecurrentGradient op, Binding b) {
        return kernels.simpleRnnGradient(
                op.of().sizes(op.results()),
                new SimpleRnn.Backward(
                        b.input(0),
                        b.input(1),
                        b.input(2),
                        b.input(3),
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
