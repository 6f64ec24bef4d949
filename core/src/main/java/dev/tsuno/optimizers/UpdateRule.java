package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer with one rule for every variable, and with the options that Keras's have in common. A rule of one's own makes its slots in
 * {@link #create} and says in {@link #update} what becomes of a variable:
 *
 * <pre>{@code
 * final class SignDescent extends UpdateRule<SignDescent> {
 *     SignDescent(double learningRate) {
 *         super(learningRate);
 *     }
 *
 *     protected List<Assignment> update(Variable variable, Tensor value, Tensor gradient) {
 *         return List.of(new Assignment(variable, subtract(value, multiply(sign(gradient), rate()))));
 *     }
 * }
 * }</pre>
 *
 * <p>In this order, as {@code keras.optimizers.Optimizer.apply}: gradients divided by {@code loss_scale_factor}, accumulated, clipped;
 * weight decay; the rule; the moving average; the constraint.
 *
 * @param <T> the class of the rule itself
 */
public abstract class UpdateRule<T extends UpdateRule<T>> extends Optimizer {
    private final Option<Object> learningRate;
    private final WeightDecay weightDecay;
    private final Option<Double> lossScaleFactor;
    private final Clipping clipping;
    private final MovingAverage average;
    private final Accumulation accumulation;
    private final List<OptimizerVariable> state = new ArrayList<>();
    private @Nullable Object currentRate;
    private @Nullable Variable rate;
    private long steps;

    /** {@code defaultRate}: the rate, unless another is set. */
    protected UpdateRule(double defaultRate) {
        this(defaultRate, null);
    }

    protected UpdateRule(double defaultRate, @Nullable Double defaultWeightDecay) {
        learningRate = options().option("learning_rate", LearningRates.CODEC, defaultRate);
        weightDecay = new WeightDecay(options(), defaultWeightDecay);
        clipping = new Clipping(options());
        average = new MovingAverage(options(), this);
        lossScaleFactor = options().option("loss_scale_factor", Codecs.DOUBLE, null);
        accumulation = new Accumulation(options(), this);
    }

    // Options

    @SuppressWarnings("unchecked") // T is the class of this
    private T self() {
        return (T) this;
    }

    protected final <V> T set(Option<V> option, V value) {
        options().set(option, value);
        return self();
    }

    private T clip(Option<Double> option, double value) {
        set(option, value);
        clipping.check(className());
        return self();
    }

    /** Each gradient is shortened to at most this length. Only one way of clipping can be chosen. */
    public final T clipnorm(double value) {
        return clip(clipping.norm, value);
    }

    /** Each element of a gradient is cut to at most this size. */
    public final T clipvalue(double value) {
        return clip(clipping.value, value);
    }

    /** All gradients together are shortened to at most this length. */
    public final T globalClipnorm(double value) {
        return clip(clipping.globalNorm, value);
    }

    /** Each step first lowers the weights by {@code value · rate · weight}. */
    public final T weightDecay(double value) {
        return set(weightDecay.decay, value);
    }

    /** No weight decay for variables in whose path one of these regular expressions is found: {@code "bias"}. */
    public final T excludeFromWeightDecay(String... names) {
        checkUnbuilt("excludeFromWeightDecay");
        weightDecay.exclude(names);
        return self();
    }

    /** No weight decay for these. */
    public final T excludeFromWeightDecay(Variable... variables) {
        checkUnbuilt("excludeFromWeightDecay");
        weightDecay.exclude(variables);
        return self();
    }

    private void checkUnbuilt(String what) {
        if (isBuilt()) throw new IllegalStateException(name() + " already trains: call " + what + " before.");
    }

    /** Keeps a moving average of each variable, which takes its place at the end of the training. */
    public final T useEma(boolean use) {
        return set(average.use, use);
    }

    /** How much of the old average stays in the new one. */
    public final T emaMomentum(double value) {
        return set(average.momentum, value);
    }

    /** The averages take the place of the variables every so many updates too. */
    public final T emaOverwriteFrequency(int updates) {
        return set(average.frequency, updates);
    }

    /** The loss is multiplied by it, and the gradients are divided by it. */
    public final T lossScaleFactor(double factor) {
        return set(lossScaleFactor, factor);
    }

    /** One update for so many steps, with the mean of their gradients. */
    public final T gradientAccumulationSteps(int steps) {
        return set(accumulation.steps, steps);
    }

    public final T name(String name) {
        rename(name);
        return self();
    }

    // The rate

    /** A rate that depends on the step; instead of a number at any time. */
    public final T learningRate(LearningRateSchedule schedule) {
        return rateBecomes(schedule);
    }

    /** A rate that depends on the step, 0 being the first. */
    public final T learningRate(LongToDoubleFunction schedule) {
        return learningRate(LearningRateSchedule.of(schedule));
    }

    private Object currentRate() {
        return currentRate == null ? learningRate.get() : currentRate;
    }

    @Override
    public final double learningRate() {
        return currentRate() instanceof LearningRateSchedule schedule ? schedule.at(steps) : (Double) currentRate();
    }

    /** @throws IllegalStateException if a schedule says the rate */
    @Override
    public final T learningRate(double value) {
        if (currentRate() instanceof LearningRateSchedule schedule) {
            throw new IllegalStateException(name() + " has the learning rate of a schedule, " + schedule.className()
                    + ": it can't be set to a number. Make the optimizer with a number to set it later.");
        }
        return rateBecomes(value);
    }

    private T rateBecomes(Object value) {
        if (isBuilt()) currentRate = value;
        else options().set(learningRate, value);
        return self();
    }

    @Override
    public final Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(super.getConfig());
        config.put(learningRate.key(), LearningRates.CODEC.encode(currentRate()));
        return config;
    }

    // State

    @Override
    public final long iterations() {
        return accumulation.updates(steps);
    }

    @Override
    public final List<OptimizerVariable> variables() {
        List<OptimizerVariable> all = new ArrayList<>();
        all.add(OptimizerVariable.counter(name() + "/iteration", () -> steps, value -> steps = value));
        if (!(currentRate() instanceof LearningRateSchedule)) {
            all.add(OptimizerVariable.number(
                    name() + "/learning_rate", dtype(), this::learningRate, this::learningRate));
        }
        all.addAll(state);
        return all;
    }

    @Override
    final void make(List<Variable> trained) {
        clipping.check(className());
        check();
        rate = scalar("learning_rate");
        average.make(this, trained);
        accumulation.make(this, trained);
        create(trained);
    }

    /** Throws if options don't go together; called before it is built. */
    void check() {}

    /** Makes what it keeps, the slots of each trained variable for instance, in Keras's order. */
    protected void create(List<Variable> trained) {}

    /** Something to keep of each trained variable; filled in {@link #create}. */
    protected final Slot slot(String name) {
        return new Slot(this, name);
    }

    /** A variable of zeros that belongs to the state. */
    protected final Variable own(String what, Shape shape) {
        Variable variable = new Variable(name() + "/" + what, shape, dtype());
        keep(OptimizerVariable.of(variable));
        return variable;
    }

    final void keep(OptimizerVariable variable) {
        state.add(variable);
    }

    /** A number in the graph that {@link #prepare} sets for each step; no part of the state. */
    protected final Variable scalar(String what) {
        return new Variable(name() + "/" + what, Shape.SCALAR, dtype());
    }

    /** The rate as part of the graph. */
    protected final Tensor rate() {
        if (rate == null) throw new IllegalStateException(className() + " is not built");
        return rate.tensor();
    }

    // Steps

    @Override
    public final void beginStep() {
        long updates = iterations();
        double now = learningRate();
        if (rate != null) rate.assign(now);
        accumulation.begin(steps);
        average.begin(updates);
        prepare(updates + 1, now);
        steps++;
    }

    @Override
    final void undoStep() {
        steps--;
    }

    /** Sets the scalars of a step; {@code update} counts the updates from 1. It allocates nothing. */
    protected void prepare(long update, double learningRate) {}

    @Override
    final List<Assignment> assignments(
            List<Variable> variables, List<Tensor> gradients, BiFunction<Variable, Tensor, Tensor> constrained) {
        Double factor = lossScaleFactor.orNull();
        List<Tensor> unscaled = factor == null
                ? gradients
                : gradients.stream().map(g -> divide(g, factor)).toList();
        List<Tensor> used = clipping.of(accumulation.means(variables, unscaled));
        List<Assignment> all = new ArrayList<>(common());
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            all.addAll(update(variable, weightDecay.of(variable, decay(variable), rate()), used.get(i)));
        }
        List<Assignment> followed = average.follow(accumulation.only(all, variables, unscaled), trained());
        List<Assignment> result = new ArrayList<>();
        for (Assignment a : followed) {
            result.add(
                    variables.contains(a.variable())
                            ? new Assignment(a.variable(), constrained.apply(a.variable(), a.value()))
                            : a);
        }
        return result;
    }

    final @Nullable Double decay() {
        return weightDecay.decay.orNull();
    }

    /** The weight decay of a variable. */
    @Nullable
    Double decay(Variable variable) {
        return decay();
    }

    /** Updates that belong to no variable; called once, before {@link #update}. */
    List<Assignment> common() {
        return List.of();
    }

    /** The update of one variable, and of what is kept of it, from its value (after weight decay) and its gradient. */
    protected abstract List<Assignment> update(Variable variable, Tensor value, Tensor gradient);

    // Loss and end

    @Override
    public final Tensor scaleLoss(Tensor loss) {
        Double factor = lossScaleFactor.orNull();
        return factor == null ? loss : multiply(loss, factor);
    }

    @Override
    final void scaledOutside(@Nullable Double factor) {
        if (factor == null) options().setOrNull(lossScaleFactor, null);
        else options().set(lossScaleFactor, factor);
    }

    @Override
    public final void finalizeVariableValues() {
        if (steps > 0) average.finish(trained());
    }

    @Override
    public final Map<Variable, Variable> movingAverages() {
        return average.of(trained());
    }
}
