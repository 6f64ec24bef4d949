package dev.tsuno.optimizers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Names;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns gradients into new weights. As {@code keras.optimizers.Optimizer}. One of one's own extends {@link UpdateRule}.
 *
 * <p>What a trainer does: {@link #build} once; then put {@link #scaleLoss} between the loss and its gradients, and {@link #updates} into
 * the training graph; before each run of that graph {@link #beginStep}; after the training {@link #finalizeVariableValues}.
 */
public abstract class Optimizer implements Configurable {
    private final Options options = new Options(this::className);
    private final Option<String> name = options.option("name", Codecs.STRING, null);
    private @Nullable String autoName;
    private List<Variable> trained = List.of();
    private Set<Variable> known = Set.of();
    private boolean built;
    private DType dtype = Floatx.get();
    private @Nullable EagerStep eager;

    Optimizer() {}

    @Override
    public final Options options() {
        return options;
    }

    /** The name: as given, or {@code adam}, {@code adam_1} …, counted from the first use. */
    public final String name() {
        String given = name.orNull();
        if (given != null) return given;
        if (autoName == null) autoName = AutoNames.next(Names.snake(className()));
        return autoName;
    }

    final void rename(String value) {
        options.set(name, value);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put(name.key(), name());
        options.toConfig().forEach(config::putIfAbsent);
        return config;
    }

    /** The rate of the next step. */
    public abstract double learningRate();

    /** A new rate, from the next step on; may be set at any time. */
    public abstract Optimizer learningRate(double value);

    /** Updates made. */
    public abstract long iterations();

    /** The state, in Keras's order: {@code iteration}, {@code learning_rate}, then what the rule keeps. */
    public abstract List<OptimizerVariable> variables();

    /** @throws IllegalArgumentException if their number or a shape differs */
    public final void setVariables(List<NDArray> values) {
        List<OptimizerVariable> variables = variables();
        if (values.size() != variables.size()) {
            throw new IllegalArgumentException(name() + " has " + variables.size() + " variables, got " + values.size()
                    + (built ? " arrays." : " arrays. It isn't built: build it first, its moments belong to weights."));
        }
        for (int i = 0; i < values.size(); i++) variables.get(i).assign(values.get(i));
    }

    /** The variables that it trains: those that were trainable when it was built. */
    public final List<Variable> trained() {
        return trained;
    }

    public final boolean isBuilt() {
        return built;
    }

    final DType dtype() {
        return dtype;
    }

    /** The type of the numbers of one that isn't built. */
    final void dtype(DType type) {
        dtype = type;
    }

    /** Makes its own variables for those to be trained. */
    public final void build(List<Variable> trained, DType dtype) {
        if (built) throw new IllegalStateException(className() + " already trains a model: make a new one for each.");
        this.dtype = dtype;
        this.trained = List.copyOf(trained);
        this.known = new HashSet<>(trained);
        make(this.trained);
        built = true;
        options.close("already trains");
    }

    abstract void make(List<Variable> trained);

    /** Sets the numbers of the next step. The trainer calls it before each; it allocates nothing. */
    public abstract void beginStep();

    /** As if the last step had not been begun: its graph changed no variable. */
    abstract void undoStep();

    /** The new values of the variables, and of its own. */
    public final List<Assignment> updates(List<Variable> variables, List<Tensor> gradients) {
        return updates(variables, gradients, (variable, value) -> value);
    }

    /**
     * The new values of the variables, and of its own. {@code constrained} gives what a constraint makes of a variable's new value; it comes
     * last, after the moving average of {@code use_ema}, as in Keras.
     *
     * @throws IllegalArgumentException for a variable that it was not built for
     */
    public final List<Assignment> updates(
            List<Variable> variables, List<Tensor> gradients, BiFunction<Variable, Tensor, Tensor> constrained) {
        if (!built)
            throw new IllegalStateException(className() + " is not built: call build with the variables first.");
        if (variables.size() != gradients.size()) {
            throw new IllegalArgumentException(
                    name() + " got " + variables.size() + " variables and " + gradients.size() + " gradients.");
        }
        for (Variable variable : variables) {
            if (!known.contains(variable)) {
                throw new IllegalArgumentException(name() + " was not built for the variable " + variable.path()
                        + ". Make a new optimizer for other variables.");
            }
        }
        return assignments(variables, gradients, constrained);
    }

    abstract List<Assignment> assignments(
            List<Variable> variables, List<Tensor> gradients, BiFunction<Variable, Tensor, Tensor> constrained);

    /** The loss as the gradients are to be taken of: scaled up, so that small gradients don't vanish. */
    public abstract Tensor scaleLoss(Tensor loss);

    /** For an optimizer around this one, which scales the loss itself. */
    abstract void scaledOutside(@Nullable Double factor);

    /** The last values of the trained variables: their moving averages, with {@code use_ema}. Call it when training ends. */
    public abstract void finalizeVariableValues();

    /** Each trained variable's moving average, with {@code use_ema}; empty without, and before it is built. */
    public abstract Map<Variable, Variable> movingAverages();

    /**
     * One step with these gradients, at once: for loops of one's own. The first call builds the optimizer; no gradients, no step. As
     * {@code keras.optimizers.Optimizer.apply}.
     */
    public final void apply(List<NDArray> gradients, List<Variable> variables) {
        if (gradients.isEmpty()) return;
        if (!built) build(variables, variables.get(0).dtype());
        if (eager == null || !eager.isFor(variables)) eager = EagerStep.of(this, variables);
        eager.run(this, gradients);
    }

    /** One step with a gradient for each trained variable. */
    public final void apply(List<NDArray> gradients) {
        if (!built) throw new IllegalStateException(name() + " is not built: call apply with the variables first.");
        apply(gradients, trained);
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
