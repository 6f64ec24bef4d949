package dev.tsuno.layers;

import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Substitution;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One tracing of a model: whether it trains, and what the layers leave behind besides their outputs. */
public final class Trace {
    private final boolean training;
    private final List<Tensor> losses;
    private final List<Assignment> assignments;
    private final Map<Tensor, Tensor> masks;
    /** The layers that are being called, the outermost first. */
    private final Deque<Layer<?>> active;

    public Trace(boolean training) {
        this(training, new ArrayList<>(), new ArrayList<>(), new IdentityHashMap<>(), new ArrayDeque<>());
    }

    private Trace(
            boolean training,
            List<Tensor> losses,
            List<Assignment> assignments,
            Map<Tensor, Tensor> masks,
            Deque<Layer<?>> active) {
        this.training = training;
        this.losses = losses;
        this.assignments = assignments;
        this.masks = masks;
        this.active = active;
    }

    public boolean training() {
        return training;
    }

    /** The same trace for a layer that is called with a {@code training} of its own. */
    public Trace withTraining(boolean training) {
        return new Trace(training, losses, assignments, masks, active);
    }

    /** The mask that the layer which gave a tensor left with it, for the layers behind; null if there is none. As {@code _keras_mask}. */
    @Nullable
    Tensor mask(Tensor tensor) {
        return masks.get(tensor);
    }

    /** Leaves the masks of a layer's outputs with them. */
    void leaveMasks(Outputs outputs) {
        for (int i = 0; i < outputs.tensors().size(); i++) {
            Tensor mask = outputs.masks().get(i);
            if (mask != null) masks.put(outputs.tensors().get(i), mask);
        }
    }

    /**
     * Runs the call of a layer.
     *
     * @throws IllegalStateException if it has weights that the outermost layer doesn't know: nothing would train or save them
     */
    <T> T calling(Layer<?> layer, Supplier<T> body) {
        Layer<?> outermost = active.peekFirst();
        if (outermost != null && !outermost.weights().containsAll(layer.weights()))
            throw new IllegalStateException(layer + " has weights and is no part of " + active.getLast()
                    + ", which calls it: they would be neither trained nor saved. Make it with track(new "
                    + layer.className() + "(…)).");
        active.addLast(layer);
        try {
            return body.get();
        } finally {
            active.removeLast();
        }
    }

    /** A penalty, a scalar: as {@code layer.add_loss}. */
    public void addLoss(Tensor loss) {
        losses.add(loss);
    }

    /** The value of a state after this run. */
    public void assign(Variable variable, Tensor value) {
        assignments.add(new Assignment(variable, value));
    }

    /** The value of a state at this point of the trace: as last assigned, or as the run finds it. A layer called twice goes on from there. */
    public Tensor read(Variable variable) {
        for (int i = assignments.size() - 1; i >= 0; i--) {
            if (assignments.get(i).variable() == variable)
                return assignments.get(i).value();
        }
        return variable.tensor();
    }

    /** Whether layers left nothing behind besides their outputs. */
    boolean isEmpty() {
        return losses.isEmpty() && assignments.isEmpty();
    }

    public List<Tensor> losses() {
        return List.copyOf(losses);
    }

    /** The last value of each state, in the order in which those were assigned. */
    public List<Assignment> assignments() {
        List<Assignment> last = new ArrayList<>();
        for (Assignment assignment : assignments) {
            last.removeIf(earlier -> earlier.variable() == assignment.variable());
            last.add(assignment);
        }
        return last;
    }

    /**
     * An optimizer's updates, going on from what the trace itself makes of a weight (as spectral normalization does). The gradients, of which
     * the updates are made, stay as they are.
     */
    public List<Assignment> continued(List<Assignment> updates, List<Tensor> gradients) {
        Map<Tensor, Tensor> replaced = new HashMap<>();
        for (Assignment own : assignments()) replaced.put(own.variable().tensor(), own.value());
        for (Tensor gradient : gradients) replaced.put(gradient, gradient);
        List<Tensor> values =
                Substitution.of(updates.stream().map(Assignment::value).toList(), replaced);
        List<Assignment> all = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++)
            all.add(new Assignment(updates.get(i).variable(), values.get(i)));
        return all;
    }
}
