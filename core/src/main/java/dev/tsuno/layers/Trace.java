package dev.tsuno.layers;

import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;

/** One tracing of a model: whether it trains, and what the layers leave behind besides their outputs. */
public final class Trace {
    private final boolean training;
    private final List<Tensor> losses;
    private final List<Assignment> assignments;

    public Trace(boolean training) {
        this(training, new ArrayList<>(), new ArrayList<>());
    }

    private Trace(boolean training, List<Tensor> losses, List<Assignment> assignments) {
        this.training = training;
        this.losses = losses;
        this.assignments = assignments;
    }

    public boolean training() {
        return training;
    }

    /** The same trace for a layer that is called with a {@code training} of its own. */
    public Trace withTraining(boolean training) {
        return new Trace(training, losses, assignments);
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

    public List<Tensor> losses() {
        return List.copyOf(losses);
    }

    /** The last value of each state, in the order of their first assignment. */
    public List<Assignment> assignments() {
        List<Assignment> last = new ArrayList<>();
        for (Assignment assignment : assignments) {
            last.removeIf(earlier -> earlier.variable() == assignment.variable());
            last.add(assignment);
        }
        return last;
    }
}
