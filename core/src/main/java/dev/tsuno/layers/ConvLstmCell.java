package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.concatenate;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.split;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.array.Shape;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.ops.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a convolutional long short-term memory (Shi et al. 2015), as Keras's {@code ConvLSTMCell}:
 *
 * <pre>
 * z = conv(x, kernel) + bias + conv(h₋₁, recurrentKernel)          channels i, f, c, o
 * c = σ(z_f) · c₋₁ + σ(z_i) · tanh(z_c);   h = σ(z_o) · tanh(c)
 * </pre>
 *
 * <p>The convolution of x is made {@linkplain #beforeSteps before}, for all steps at once; a step gets its result, channels last. That of h moves by one
 * and keeps the size. Weights, in Keras's order: kernel {@code (k…, channels, 4 filters)}, recurrent kernel
 * {@code (k…, filters, 4 filters)}, bias {@code (4 filters)}. States: h, c, in the layer's format.
 */
final class ConvLstmCell extends ConvLstmOptions<ConvLstmCell> implements Cell {
    private final Layer<?> within;
    private @Nullable Variable kernel;
    private @Nullable Variable recurrentKernel;
    private @Nullable Variable bias;
    private Shape state = Shape.SCALAR;
    private List<Tensor> stateMasks = List.of();

    ConvLstmCell(ConvLstmOptions<?> layer) {
        super(layer.rank);
        within = layer;
        become(layer, "conv_lstm_cell");
        placeIn(layer);
    }

    @Override
    protected void build(Shape x) {
        super.build(x);
        int n = filters.get();
        state = channelsFirst() ? Shape.of(n) : Shape.SCALAR;
        for (int axis = 0; axis < rank; axis++) {
            int length = x.dim((channelsFirst() ? 2 : 1) + axis);
            if (length == Shape.UNKNOWN) {
                throw new IllegalArgumentException(
                        within + " needs to know the size of every spatial axis, got " + x + " for a step.");
            }
            int stride = strides.get().get(axis);
            boolean same = paddingWord().equals("same");
            state = state.append(
                    same ? (length + stride - 1) / stride : windows().count(axis, length));
        }
        if (!channelsFirst()) state = state.append(n);
    }

    @Override
    void build(int channels) {
        checkDilation();
        int n = filters.get();
        int gates = Math.multiplyExact(4, n);
        kernel = weight(kernelOptions, "kernel", kernelShape(channels, gates));
        recurrentKernel = weight(recurrentOptions, "recurrent_kernel", kernelShape(n, gates));
        if (!useBias.get()) return;
        Initializer initializer = biasOptions.initializer.get();
        bias = weight(
                biasOptions,
                "bias",
                Shape.of(gates),
                unitForgetBias.get() ? new LSTMCell.UnitForget(initializer) : initializer);
    }

    @Override
    public List<Shape> stateShapes() {
        return List.of(state, state);
    }

    /** The convolution of all steps: {@code (batch, time, …)} in the layer's format to {@code (batch, time, o…, 4 filters)}. */
    @Override
    public Tensor beforeSteps(Tensor x, Call call) {
        Tensor w = Objects.requireNonNull(kernel).tensor();
        Tensor b = bias == null ? null : bias.tensor();
        stateMasks = List.of();
        if (!call.training()) return steps(passingOver(x), w, b);
        Shape step = x.shape().drop(1);
        List<Tensor> masks = masks(dropout, step, x.dtype());
        stateMasks = masks(recurrentDropout, state.insert(0, step.dim(0)), x.dtype());
        if (masks.isEmpty()) return steps(x, w, b);
        List<Tensor> parts = new ArrayList<>();
        for (int gate = 0; gate < GATES; gate++) {
            Tensor kept = multiply(x, expandDims(masks.get(gate), 1));
            parts.add(steps(kept, part(w, gate), b == null ? null : part(b, gate)));
        }
        return concatenate(parts, -1);
    }

    private Tensor steps(Tensor x, Tensor w, @Nullable Tensor b) {
        Shape lead = x.shape().subShape(0, 2);
        Shape step = x.shape().subShape(2, x.shape().rank());
        Tensor all = toLast(reshape(x, step.insert(0, lead.dim(0) * lead.dim(1))));
        checkFits(all.shape(), windows(), paddingWord());
        Tensor z = Convolutions.conv(all, w, b, windows(), paddingWord(), 1);
        return reshape(z, lead.append(z.shape().drop(0).dims()));
    }

    private Tensor recurrent(Tensor h) {
        Tensor u = Objects.requireNonNull(recurrentKernel).tensor();
        if (stateMasks.isEmpty()) return sliding(h, u);
        List<Tensor> parts = new ArrayList<>();
        for (int gate = 0; gate < GATES; gate++) parts.add(sliding(multiply(h, stateMasks.get(gate)), part(u, gate)));
        return concatenate(parts, -1);
    }

    private Tensor sliding(Tensor h, Tensor u) {
        Windows windows = Windows.of(kernelSize.get(), Sizes.list(rank, 1));
        return Convolutions.conv(toLast(h), u, null, windows, "same", 1);
    }

    /** A gate's part of the last axis of a weight. */
    private Tensor part(Tensor weight, int gate) {
        int n = filters.get();
        return slice(weight, -1, gate * n, (gate + 1) * n);
    }

    @Override
    public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
        Activation gate = recurrentActivation.get();
        Activation cell = activation.or(Activations.LINEAR);
        List<Tensor> z = split(add(x, recurrent(states.get(0))), GATES, -1);
        Tensor kept = multiply(gate.apply(z.get(1)), toLast(states.get(1)));
        Tensor c = add(kept, multiply(gate.apply(z.get(0)), cell.apply(z.get(2))));
        Tensor h = toFormat(multiply(gate.apply(z.get(3)), cell.apply(c)));
        return List.of(h, h, toFormat(c));
    }

    @Override
    Tensor spatial(Tensor x) {
        throw new UnsupportedOperationException("a cell runs step by step");
    }
}
