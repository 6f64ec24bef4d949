package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a fully connected RNN: {@code h = activation(x · kernel + bias + h₋₁ · recurrentKernel)}, as
 * {@code keras.layers.SimpleRNNCell}.
 *
 * <p>Weights, in Keras's order: kernel {@code (features, units)}, recurrent kernel {@code (units, units)}, bias {@code (units)}.
 */
public final class SimpleRNNCell extends RecurrentOptions<SimpleRNNCell> implements Cell {
    private @Nullable Variable kernel;
    private @Nullable Variable recurrentKernel;
    private @Nullable Variable bias;

    SimpleRNNCell() {}

    public SimpleRNNCell(int units) {
        set(this.units, units);
    }

    SimpleRNNCell(SimpleRNN layer) {
        become(layer, "simple_rnn_cell");
    }

    @Override
    int gates() {
        return 1;
    }

    @Override
    boolean dropsAll() {
        return true;
    }

    @Override
    protected void drawSeeds() {
        makeGenerator();
        super.drawSeeds();
    }

    @Override
    protected void build(Shape x) {
        int h = units.get();
        kernel = weight(kernelOptions, "kernel", Shape.of(x.last(), h));
        recurrentKernel = weight(recurrentOptions, "recurrent_kernel", Shape.of(h, h));
        bias = useBias.get() ? weight(biasOptions, "bias", Shape.of(h)) : null;
    }

    @Override
    public List<Shape> stateShapes() {
        return List.of(Shape.of(units.get()));
    }

    @Override
    public Tensor beforeSteps(Tensor x, Call call) {
        return passingOver(x, call);
    }

    @Override
    public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
        DropoutMasks masks = masks(x, call);
        Tensor kept = masks.inputs().isEmpty() ? x : multiply(x, masks.inputs().get(0));
        Tensor before = masks.states().isEmpty()
                ? states.get(0)
                : multiply(states.get(0), masks.states().get(0));
        Tensor input = bias == null ? matmul(kept, w()) : matmul(kept, w(), bias.tensor());
        Tensor h = activation.get().apply(add(input, matmul(before, u())));
        return List.of(h, h);
    }

    @Override
    public Recurrent.@Nullable Result fused(Tensor x, List<Tensor> initial, Call call) {
        DropoutMasks masks = masks(x, call);
        if (!isFusible() || !masks.areShared()) return null;
        return Recurrent.simpleRnn(masks.onSequence(x), w(), u(), bias == null ? null : bias.tensor(), initial);
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
