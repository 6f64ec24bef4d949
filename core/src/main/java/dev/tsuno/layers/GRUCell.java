package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.activations.Activation;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a gated recurrent unit (Cho et al. 2014), as {@code keras.layers.GRUCell}; with {@code reset_after} as cuDNN has it:
 *
 * <pre>
 * p = x · kernel + bias₀;  q = h₋₁ · recurrentKernel + bias₁          columns z, r, h
 * z = σ(p_z + q_z);  r = σ(p_r + q_r);  n = tanh(p_h + r · q_h);  h = z · h₋₁ + (1 − z) · n
 * </pre>
 *
 * without it {@code n = tanh(p_h + (r · h₋₁) · recurrentKernel_h)} and one bias.
 *
 * <p>Weights, in Keras's order: kernel {@code (features, 3 units)}, recurrent kernel {@code (units, 3 units)}, bias
 * {@code (2, 3 units)}, without reset_after {@code (3 units)}.
 */
public final class GRUCell extends GruOptions<GRUCell> implements Cell {
    private @Nullable Variable kernel;
    private @Nullable Variable recurrentKernel;
    private @Nullable Variable bias;

    GRUCell() {}

    public GRUCell(int units) {
        set(this.units, units);
    }

    GRUCell(GRU layer) {
        become(layer, "gru_cell");
    }

    @Override
    protected void build(Shape x) {
        int h = units.get();
        int gates = Math.multiplyExact(3, h);
        kernel = weight(kernelOptions, "kernel", Shape.of(x.last(), gates));
        recurrentKernel = weight(recurrentOptions, "recurrent_kernel", Shape.of(h, gates));
        if (useBias.get()) bias = weight(biasOptions, "bias", resetAfter.get() ? Shape.of(2, gates) : Shape.of(gates));
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
        Activation gate = recurrentActivation.get();
        Tensor before = states.get(0);
        int u = units.get();
        boolean after = resetAfter.get();
        Tensor inputBias = bias == null ? null : after ? biasRow(0) : bias.tensor();
        Tensor recurrentBias = bias == null || !after ? null : biasRow(1);
        List<Tensor> p = DropoutMasks.product(x, w(), inputBias, masks.inputs(), 3);
        List<Tensor> dropped = masks.states();
        List<Tensor> q = after
                ? DropoutMasks.product(before, u(), recurrentBias, dropped, 3)
                : DropoutMasks.product(
                        before, slice(u(), 1, 0, 2 * u), null, dropped.isEmpty() ? dropped : dropped.subList(0, 2), 2);
        Tensor z = gate.apply(add(p.get(0), q.get(0)));
        Tensor r = gate.apply(add(p.get(1), q.get(1)));
        Tensor kept = dropped.isEmpty() ? before : multiply(before, dropped.get(2));
        Tensor inner = after ? multiply(r, q.get(2)) : matmul(multiply(r, kept), slice(u(), 1, 2 * u, 3 * u));
        Tensor n = activation.get().apply(add(p.get(2), inner));
        Tensor h = add(multiply(z, before), multiply(subtract(1, z), n));
        return List.of(h, h);
    }

    private Tensor biasRow(int i) {
        return reshape(slice(Objects.requireNonNull(bias).tensor(), 0, i, i + 1), 3 * units.get());
    }

    @Override
    public Recurrent.@Nullable Result fused(Tensor x, @Nullable Tensor mask, List<Tensor> initial, Call call) {
        DropoutMasks masks = masks(x, call);
        if (!hasUsualGates() || !resetAfter.get() || !masks.areShared()) return null;
        return Recurrent.gru(masks.onSequence(x), mask, w(), u(), bias == null ? null : bias.tensor(), initial);
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
