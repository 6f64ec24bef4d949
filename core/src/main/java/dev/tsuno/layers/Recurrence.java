package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.any;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.concatenate;
import static dev.tsuno.ops.Ops.cumsum;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.flip;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.squeeze;
import static dev.tsuno.ops.Ops.transpose;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Scan;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a cell over time: the part that all recurrent layers have in common. As {@code keras.layers.RNN}.
 *
 * <p>A cell's fused op is used where it has one for its options; else the steps run through {@link Scan}, or, with
 * {@code unroll}, stand one by one in the graph. So do those of a cell that leaves penalties or new states in the trace, at any setting: each
 * step leaves its own. A masked step keeps the states; its output is the one before it (zeros before the first
 * valid step), or zeros with {@code zero_output_for_mask}.
 */
public final class Recurrence {
    final RnnOptions options;
    private final Layer<?> layer;
    private final List<Variable> states = new ArrayList<>();

    Recurrence(Layer<?> layer) {
        this.layer = layer;
        this.options = new RnnOptions(layer.options());
    }

    @SuppressWarnings("unchecked") // a RecurrentLayer<L> is the layer L itself
    <L extends Layer<L>> L set(RecurrentLayer<L> owner, Option<Boolean> option, boolean value) {
        return ((L) owner).set(option, value);
    }

    /** Checks the input and makes the states of a stateful layer. */
    void build(Shape input, Cell cell) {
        if (input.rank() < 3) {
            throw new IllegalArgumentException(
                    layer + " expects (batch, time, features), got " + input + ". " + missingAxis(layer));
        }
        if (options.unroll.get() && input.dim(1) == Shape.UNKNOWN) {
            throw new IllegalArgumentException(
                    layer + " is unrolled and needs to know the number of time steps, got " + input + ".");
        }
        states.clear();
        if (!options.stateful.get()) return;
        int batch = input.dim(0);
        if (batch == Shape.UNKNOWN) {
            throw new IllegalArgumentException(
                    layer + " is stateful and needs to know its batch size: give the model's Input a batchShape.");
        }
        for (Shape shape : cell.stateShapes()) {
            Variable state = new Variable(layer.path() + "/rnn_state", shape.insert(0, batch), layer.dtype());
            states.add(state.trainable(false));
        }
    }

    /** What to do where the input lacks the axis of time or of features. */
    static String missingAxis(Layer<?> layer) {
        Layer<?> before = layer.layerBefore();
        boolean last = before instanceof RecurrentLayer || before instanceof Bidirectional;
        return last
                ? before + " before it gives only its last step: set returnSequences(true) there."
                : "Add a last axis: x.expandDims(-1).";
    }

    void resetState() {
        if (!isStateful()) {
            throw new IllegalStateException(layer + " is not stateful: it has no state to reset. Set stateful(true).");
        }
        for (Variable state : states) state.assign(0);
    }

    public boolean isStateful() {
        return options.stateful.get();
    }

    /** The outputs of the layer: all steps or the last one, then the states if asked for. */
    List<Tensor> call(Cell cell, Call call) {
        Tensor x = call.input();
        Tensor mask = bool(call.stepMask());
        List<Tensor> initial = new ArrayList<>(call.initialState());
        if (initial.isEmpty())
            for (Variable state : states) initial.add(call.trace().read(state));
        check(cell, x, initial);
        if (options.goBackwards.get()) {
            x = flip(x, 1);
            mask = mask == null ? null : flip(mask, 1);
        }
        x = cell.beforeSteps(x, call);
        Recurrent.Result fused = cell.fused(x, mask, initial, call);
        Steps steps;
        if (fused != null) {
            steps = new Steps(output(fused, mask, !initial.isEmpty()), fused.states());
        } else {
            if (initial.isEmpty())
                for (Shape s : cell.stateShapes())
                    initial.add(fill(0, s.insert(0, x.shape().dim(0)), x.dtype()));
            steps = stepByStep(cell, call, x, mask, initial);
        }
        for (int i = 0; i < states.size(); i++) call.trace().assign(states.get(i), steps.states.get(i));
        List<Tensor> outputs = new ArrayList<>();
        outputs.add(steps.output);
        if (options.returnState.get()) outputs.addAll(steps.states);
        return outputs;
    }

    /** A mask of any type: what is not 0 keeps its step. */
    private static @Nullable Tensor bool(@Nullable Tensor mask) {
        return mask == null || mask.dtype() == DType.BOOL ? mask : notEqual(mask, 0);
    }

    /** The layer's output, and the states after the last step. */
    private record Steps(Tensor output, List<Tensor> states) {}

    /**
     * All outputs of a fused op, or the last one. The op gives the kept h for masked steps: that is the output before it, or, before the first
     * valid step, the initial state where zeros should be.
     */
    private Tensor output(Recurrent.Result fused, @Nullable Tensor mask, boolean hasInitial) {
        boolean all = options.returnSequences.get();
        Tensor y = all ? fused.sequences() : fused.last();
        boolean zeros = options.zeroOutputForMask.get();
        if (mask == null || !(zeros || hasInitial)) return y;
        int time = mask.shape().dim(1);
        Tensor valid;
        if (zeros) valid = all ? mask : slice(mask, 1, time - 1, time);
        else valid = all ? greater(cumsum(cast(mask, y.dtype()), 1), 0) : any(mask, 1);
        return where(all ? expandDims(valid, 2) : reshape(valid, mask.shape().dim(0), 1), y, zerosLike(y));
    }

    private void check(Cell cell, Tensor x, List<Tensor> initial) {
        List<Shape> shapes = cell.stateShapes();
        if (!initial.isEmpty() && initial.size() != shapes.size()) {
            throw new IllegalArgumentException(
                    layer + " has " + shapes.size() + " states, got " + initial.size() + " initial ones.");
        }
        for (int i = 0; i < initial.size(); i++) {
            Shape expected = shapes.get(i).insert(0, x.shape().dim(0));
            if (!initial.get(i).shape().equals(expected)) {
                String why = states.isEmpty() ? "" : " A stateful layer needs the batch size that it was built with.";
                throw new IllegalArgumentException(layer + ": state " + i + " has shape "
                        + initial.get(i).shape() + ", expected " + expected + "." + why);
            }
        }
    }

    private Steps stepByStep(Cell cell, Call call, Tensor x, @Nullable Tensor mask, List<Tensor> initial) {
        List<Tensor> sequences = new ArrayList<>();
        sequences.add(timeMajor(x));
        if (mask != null) sequences.add(timeMajor(expandDims(mask, 2)));
        List<Tensor> carried = new ArrayList<>(initial);
        Trace probe = new Trace(call.training());
        Tensor y = cell.step(squeeze(slice(x, 1, 0, 1), 1), initial, call.in(probe))
                .get(0);
        if (mask != null) carried.add(fill(0, y.shape(), x.dtype()));
        boolean unroll = options.unroll.get() || !probe.isEmpty();
        Scan.Step step = (inputs, states) -> step(cell, call, inputs, states);
        Scan.Result result = unroll ? unrolled(sequences, carried, step) : Scan.scan(sequences, carried, false, step);
        Tensor all = result.outputs().get(0);
        int time = x.shape().dim(1);
        Tensor output = options.returnSequences.get() ? timeMajor(all) : squeeze(slice(all, 0, time - 1, time), 0);
        return new Steps(output, result.states().subList(0, initial.size()));
    }

    /** Swaps batch and time. */
    private static Tensor timeMajor(Tensor x) {
        int[] axes = new int[x.shape().rank()];
        for (int i = 0; i < axes.length; i++) axes[i] = i;
        axes[0] = 1;
        axes[1] = 0;
        return transpose(x, axes);
    }

    /** One step; with a mask its second input, and the output before it the last state. */
    private Scan.StepResult step(Cell cell, Call call, List<Tensor> inputs, List<Tensor> carried) {
        if (inputs.size() == 1) {
            List<Tensor> results = cell.step(inputs.get(0), carried, call);
            return new Scan.StepResult(results.subList(0, 1), results.subList(1, results.size()));
        }
        Tensor keep = inputs.get(1);
        int n = carried.size() - 1;
        List<Tensor> results = cell.step(inputs.get(0), carried.subList(0, n), call);
        Tensor y = results.get(0);
        Tensor otherwise = options.zeroOutputForMask.get() ? zerosLike(y) : carried.get(n);
        Tensor output = where(as(keep, y), y, otherwise);
        List<Tensor> next = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Tensor state = results.get(1 + i);
            next.add(where(as(keep, state), state, carried.get(i)));
        }
        next.add(output);
        return new Scan.StepResult(List.of(output), next);
    }

    /** A mask {@code (batch, 1)} with as many axes as a tensor. */
    private static Tensor as(Tensor mask, Tensor like) {
        Tensor result = mask;
        while (result.shape().rank() < like.shape().rank()) result = expandDims(result, -1);
        return result;
    }

    private static Scan.Result unrolled(List<Tensor> sequences, List<Tensor> initial, Scan.Step step) {
        List<Tensor> states = initial;
        List<Tensor> outputs = new ArrayList<>();
        for (int t = 0; t < sequences.get(0).shape().dim(0); t++) {
            int now = t;
            List<Tensor> inputs = sequences.stream()
                    .map(s -> squeeze(slice(s, 0, now, now + 1), 0))
                    .toList();
            Scan.StepResult result = step.step(inputs, states);
            states = result.states();
            outputs.add(expandDims(result.outputs().get(0), 0));
        }
        return new Scan.Result(List.of(concatenate(outputs, 0)), states);
    }
}
