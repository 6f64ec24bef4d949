package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.split;

import dev.tsuno.activations.Activation;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), as
 * {@code keras.layers.LSTMCell}:
 *
 * <pre>
 * z = x · kernel + bias + h₋₁ · recurrentKernel          columns i, f, c, o
 * c = σ(z_f) · c₋₁ + σ(z_i) · tanh(z_c);   h = σ(z_o) · tanh(c)
 * </pre>
 *
 * <p>Weights, in Keras's order: kernel {@code (features, 4 units)}, recurrent kernel {@code (units, 4 units)}, bias {@code (4 units)}.
 * States: h, c.
 */
public final class LSTMCell extends LstmOptions<LSTMCell> implements Cell {
    private @Nullable Variable kernel;
    private @Nullable Variable recurrentKernel;
    private @Nullable Variable bias;

    LSTMCell() {}

    public LSTMCell(int units) {
        set(this.units, units);
    }

    LSTMCell(LSTM layer) {
        become(layer, "lstm_cell");
    }

    @Override
    protected void build(Shape x) {
        int h = units.get();
        int gates = Math.multiplyExact(4, h);
        kernel = weight(kernelOptions, "kernel", Shape.of(x.last(), gates));
        recurrentKernel = weight(recurrentOptions, "recurrent_kernel", Shape.of(h, gates));
        if (!useBias.get()) return;
        Initializer initializer = biasOptions.initializer.get();
        bias = weight(
                biasOptions, "bias", Shape.of(gates), unitForgetBias.get() ? new UnitForget(initializer) : initializer);
    }

    /** Another initializer's values, with ones for the forget gate. */
    static final class UnitForget extends Initializer {
        private final Initializer rest;

        UnitForget(Initializer rest) {
            this.rest = rest;
        }

        @Override
        public NDArray values(Shape shape, DType dtype) {
            int units = shape.dim(0) / 4;
            return NDArray.concatenate(
                    0,
                    rest.values(Shape.of(units), dtype),
                    NDArray.ones(Shape.of(units), dtype),
                    rest.values(Shape.of(2 * units), dtype));
        }
    }

    @Override
    public List<Shape> stateShapes() {
        return List.of(Shape.of(units.get()), Shape.of(units.get()));
    }

    @Override
    public Tensor beforeSteps(Tensor x, Call call) {
        return passingOver(x, call);
    }

    @Override
    public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
        Activation gate = recurrentActivation.get();
        Activation cell = activation.get();
        List<Tensor> z = gates(x, states.get(0), masks(x, call));
        Tensor kept = multiply(gate.apply(z.get(1)), states.get(1));
        Tensor c = add(kept, multiply(gate.apply(z.get(0)), cell.apply(z.get(2))));
        Tensor h = multiply(gate.apply(z.get(3)), cell.apply(c));
        return List.of(h, h, c);
    }

    /** What goes into the gates i, f, c, o. */
    private List<Tensor> gates(Tensor x, Tensor before, DropoutMasks masks) {
        Tensor b = bias == null ? null : bias.tensor();
        if (masks.areShared() && masks.inputs().isEmpty()) {
            Tensor input = b == null ? matmul(x, w()) : matmul(x, w(), b);
            return split(add(input, matmul(before, u())), 4, 1);
        }
        List<Tensor> input = DropoutMasks.product(x, w(), b, masks.inputs(), 4);
        List<Tensor> recurrent = DropoutMasks.product(before, u(), null, masks.states(), 4);
        List<Tensor> z = new ArrayList<>();
        for (int i = 0; i < 4; i++) z.add(add(input.get(i), recurrent.get(i)));
        return z;
    }

    @Override
    public Recurrent.@Nullable Result fused(Tensor x, @Nullable Tensor mask, List<Tensor> initial, Call call) {
        DropoutMasks masks = masks(x, call);
        if (!hasUsualGates() || !masks.areShared()) return null;
        return Recurrent.lstm(masks.onSequence(x), mask, w(), u(), bias == null ? null : bias.tensor(), initial);
    }

    private Tensor w() {
        return Objects.requireNonNull(kernel).tensor();
    }

    private Tensor u() {
        return Objects.requireNonNull(recurrentKernel).tensor();
    }

    @Override
    protected List<Tensor> call(Call call) {
        return step(call.input(), call.inputs().subList(1, call.inputs().size()), call);
    }
}
