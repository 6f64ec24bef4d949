package dev.tsuno.models;

import dev.tsuno.layers.Call;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.Trace;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of training, evaluation or prediction while it is described: what it is fed with, and what it does. A model of one's own
 * overrides {@link Model#trainStep} and composes it from these verbs; the description becomes one program.
 *
 * <pre>{@code
 * protected void trainStep(Step step) {
 *     Outputs y = step.forward();
 *     Tensor loss = ...;
 *     step.log("loss", loss);
 *     step.minimize(loss);
 * }
 * }</pre>
 */
public final class Step {
    private static final System.Logger LOG = System.getLogger("dev.tsuno");

    private final Model model;
    private final Trace trace;
    private final List<Tensor> x;
    private final List<@Nullable Tensor> y;
    private final List<@Nullable Tensor> sampleWeight;
    private final Map<String, Tensor> logs = new LinkedHashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();

    Step(
            Model model,
            boolean training,
            List<Tensor> x,
            List<? extends @Nullable Tensor> y,
            List<? extends @Nullable Tensor> sampleWeight) {
        this.model = model;
        this.trace = new Trace(training);
        this.x = x;
        this.y = new ArrayList<>(y);
        this.sampleWeight = new ArrayList<>(sampleWeight);
    }

    public boolean training() {
        return trace.training();
    }

    /** What the layers leave behind besides their outputs. */
    public Trace trace() {
        return trace;
    }

    /** The inputs, {@code (batch, …)} each. */
    public List<Tensor> x() {
        return x;
    }

    /** The targets, one an output; null for an output without. */
    public List<@Nullable Tensor> y() {
        return y;
    }

    /** The weights of the samples, one an output; null for an output without. */
    public List<@Nullable Tensor> sampleWeight() {
        return sampleWeight;
    }

    /** The model's outputs for {@link #x}. */
    public Outputs forward() {
        return forward(x);
    }

    /** The model's outputs for other inputs. */
    public Outputs forward(List<Tensor> inputs) {
        return model.apply(Call.of(trace, inputs));
    }

    /** Reports a number: the mean over the batches, weighted by their number of samples. */
    public void log(String name, Tensor number) {
        if (number.shape().rank() != 0)
            throw new IllegalArgumentException("log " + name + " wants one number, got shape " + number.shape() + ".");
        logs.put(name, number);
    }

    /** The compiled metrics see these outputs. */
    public void updateMetrics(Outputs yPred) {
        assignments.addAll(model.trainer().metrics().updates(this, yPred));
    }

    /** A step of the optimizer down this loss, for all trainable weights. */
    public void minimize(Tensor loss) {
        Optimizer optimizer = model.optimizer();
        List<Variable> variables = model.trainedWeights();
        if (variables.isEmpty())
            LOG.log(System.Logger.Level.WARNING, "{0} does not have any trainable weights.", model.name());
        List<? extends @Nullable Tensor> all = Gradients.of(
                optimizer.scaleLoss(loss),
                variables.stream().map(Variable::tensor).toList());
        List<Variable> trained = new ArrayList<>();
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Tensor gradient = all.get(i);
            if (gradient == null) continue; // not part of this loss
            trained.add(variables.get(i));
            gradients.add(gradient);
        }
        assignments.addAll(Scope.in(
                optimizer.name(),
                () -> trace.continued(optimizer.updates(trained, gradients, model.constraints()), gradients)));
    }

    /** The new value of a variable of one's own. */
    public void assign(Variable variable, Tensor value) {
        assignments.add(new Assignment(variable, value));
    }

    /** The sum of a loss and the penalties of the layers, on weights and on outputs. */
    public Tensor withPenalties(@Nullable Tensor loss) {
        List<Tensor> parts = new ArrayList<>();
        if (loss != null) parts.add(loss);
        parts.addAll(trace.losses());
        parts.addAll(model.regularizationLosses());
        if (parts.isEmpty()) {
            throw new IllegalStateException(
                    model.name() + " has nothing to minimize: call compile with a loss, or give a layer a penalty.");
        }
        Tensor total = parts.get(0);
        for (Tensor part : parts.subList(1, parts.size())) total = Ops.add(total, part);
        return total;
    }

    /** The names of the outputs: of the layers that give them. */
    public List<String> outputNames() {
        return model.outputNames();
    }

    Map<String, Tensor> logs() {
        return logs;
    }

    List<Assignment> assignments() {
        List<Assignment> all = new ArrayList<>(trace.assignments());
        for (Assignment later : assignments) all.removeIf(earlier -> earlier.variable() == later.variable());
        all.addAll(assignments);
        return all;
    }
}
