package dev.tsuno.layers;

import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;

/** One tracing of a model: whether it trains, and what the layers leave behind besides their outputs. */
public final class Trace {
    private final boolean training;
    private final List<Tensor> losses = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();

    public Trace(boolean training) {
        this.training = training;
    }

    public boolean training() {
        return training;
    }

    /** A penalty, a scalar: as {@code layer.add_loss}. */
    public void addLoss(Tensor loss) {
        losses.add(loss);
    }

    /** The value of a state after this run. */
    public void assign(Variable variable, Tensor value) {
        assignments.add(new Assignment(variable, value));
    }

    public List<Tensor> losses() {
        return List.copyOf(losses);
    }

    public List<Assignment> assignments() {
        return List.copyOf(assignments);
    }
}
