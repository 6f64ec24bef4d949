package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.all;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.isFinite;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Scales the loss for another optimizer, as {@code keras.optimizers.LossScaleOptimizer}: the loss is multiplied by a scale (32768 at
 * first) and the gradients are divided by it. A step whose gradients are not all finite changes nothing and halves the scale; after
 * {@code dynamic_growth_steps} (2000) good steps in a row the scale is doubled.
 *
 * <p>Whether the gradients are finite is found out in the graph, which then chooses between the new values and the old ones; the host
 * learns of it before the next step.
 */
public final class LossScaleOptimizer extends Optimizer {
    private final Option<Optimizer> inner = options().required("inner_optimizer", Optimizers.REGISTRY);
    private final Option<Double> initialScale = options().option("initial_scale", Codecs.DOUBLE, 32768.0);
    private final Option<Integer> growthSteps = options().option("dynamic_growth_steps", Codecs.INT, 2000);
    private @Nullable Variable scaleInGraph;
    private @Nullable Variable finiteInGraph;
    private double scale;
    private long goodSteps;
    private long ownIterations;
    private double ownRate;
    private boolean stepBegun;

    LossScaleOptimizer() {
        // What Keras wrote before it took these away: set them on the inner optimizer.
        for (String key : List.of("weight_decay", "clipnorm", "global_clipnorm", "clipvalue")) formerly(key, null);
        for (String key : List.of("ema_overwrite_frequency", "loss_scale_factor")) formerly(key, null);
        formerly("gradient_accumulation_steps", null);
        formerly("use_ema", false);
        formerly("ema_momentum", 0.99);
    }

    private void formerly(String key, @Nullable Object always) {
        options().formerly(key, always);
    }

    public LossScaleOptimizer(Optimizer inner) {
        this();
        options().set(this.inner, inner);
    }

    public LossScaleOptimizer initialScale(double scale) {
        options().set(initialScale, scale);
        return this;
    }

    public LossScaleOptimizer dynamicGrowthSteps(int steps) {
        options().set(growthSteps, steps);
        return this;
    }

    public LossScaleOptimizer name(String name) {
        rename(name);
        return this;
    }

    public Optimizer innerOptimizer() {
        return inner.get();
    }

    /** The scale of the next step. */
    public double scale() {
        settle();
        return isBuilt() ? scale : initialScale.get();
    }

    @Override
    public double learningRate() {
        settle();
        return inner.get().learningRate();
    }

    @Override
    public LossScaleOptimizer learningRate(double value) {
        inner.get().learningRate(value);
        return this;
    }

    @Override
    public long iterations() {
        settle();
        return inner.get().iterations();
    }

    /**
     * Keras keeps a counter and a rate here too that it doesn't use; the ones that count are those of the inner optimizer. Inside of this
     * one Keras doesn't store what it made without a name scope: Nadam's product, Adafactor's unused zeros.
     */
    @Override
    public List<OptimizerVariable> variables() {
        settle();
        List<OptimizerVariable> all = new ArrayList<>();
        all.add(OptimizerVariable.counter(name() + "/iteration", () -> ownIterations, value -> ownIterations = value));
        all.add(OptimizerVariable.number(name() + "/learning_rate", dtype(), () -> ownRate, value -> ownRate = value));
        if (isBuilt()) {
            all.add(OptimizerVariable.counter(name() + "/step_counter", () -> goodSteps, value -> goodSteps = value));
            all.add(OptimizerVariable.number(
                    name() + "/dynamic_scale", DType.FLOAT32, () -> scale, value -> scale = value));
        }
        for (OptimizerVariable v : inner.get().variables()) if (v.path().contains("/")) all.add(v);
        return all;
    }

    @Override
    void make(List<Variable> trained) {
        inner.get().scaledOutside(null);
        scale = initialScale.get();
        scaleInGraph = new Variable(name() + "/dynamic_scale", Shape.SCALAR, dtype());
        finiteInGraph = new Variable(name() + "/finite", Shape.SCALAR, dtype());
        inner.get().build(trained, dtype());
    }

    @Override
    public void beginStep() {
        settle();
        if (scaleInGraph != null) scaleInGraph.assign(scale);
        inner.get().beginStep();
        stepBegun = true;
    }

    @Override
    void undoStep() {
        if (stepBegun) inner.get().undoStep();
        stepBegun = false;
    }

    /** Draws the consequences of the last step. */
    private void settle() {
        if (!stepBegun || finiteInGraph == null) return;
        stepBegun = false;
        if (finiteInGraph.buffer().get(0) == 0) {
            inner.get().undoStep();
            goodSteps = 0;
            scale *= 0.5;
        } else if (goodSteps == growthSteps.get() - 1) {
            goodSteps = 0;
            scale *= 2;
        } else {
            goodSteps++;
        }
    }

    @Override
    List<Assignment> assignments(
            List<Variable> variables, List<Tensor> gradients, BiFunction<Variable, Tensor, Tensor> constrained) {
        if (scaleInGraph == null || finiteInGraph == null) throw new IllegalStateException(name() + " is not built");
        Tensor by = scaleInGraph.tensor();
        Tensor finite = Ops.fill(1, Shape.SCALAR, dtype());
        for (Tensor g : gradients) finite = logicalAnd(finite, all(isFinite(g)));
        List<Tensor> unscaled = gradients.stream().map(g -> divide(g, by)).toList();
        List<Assignment> result = new ArrayList<>();
        for (Assignment a : inner.get().updates(variables, unscaled, constrained)) {
            result.add(new Assignment(
                    a.variable(), where(finite, a.value(), a.variable().tensor())));
        }
        result.add(new Assignment(finiteInGraph, finite));
        return result;
    }

    @Override
    public Tensor scaleLoss(Tensor loss) {
        return scaleInGraph == null ? multiply(loss, initialScale.get()) : multiply(loss, scaleInGraph.tensor());
    }

    @Override
    void scaledOutside(@Nullable Double factor) {
        throw new IllegalArgumentException("A LossScaleOptimizer can't be inside of another optimizer.");
    }

    @Override
    public void finalizeVariableValues() {
        inner.get().finalizeVariableValues();
    }

    @Override
    public Map<Variable, Variable> movingAverages() {
        return inner.get().movingAverages();
    }
}
