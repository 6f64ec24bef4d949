package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Names;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns gradients into new weights. As {@code keras.optimizers.Optimizer}: clipping and weight decay are common to all. */
public abstract class Optimizer implements Configurable {
    private final Options options = new Options(this::className);
    private final Option<Double> learningRate;
    private final Option<Double> weightDecay;
    private final Option<Double> clipnorm;
    private final Option<Double> clipvalue;
    private final Option<Double> globalClipnorm;
    private final Option<String> name;
    private final List<Variable> ownVariables = new ArrayList<>();
    private List<Variable> trained = List.of();
    private @Nullable Variable rate;
    private double currentRate = Double.NaN;
    private long iterations;

    /** {@code defaultRate}: Keras's default of this optimizer. */
    protected Optimizer(double defaultRate) {
        learningRate = options.option("learning_rate", Codecs.DOUBLE, defaultRate);
        weightDecay = options.option("weight_decay", Codecs.DOUBLE, null);
        clipnorm = options.option("clipnorm", Codecs.POSITIVE, null);
        clipvalue = options.option("clipvalue", Codecs.POSITIVE, null);
        globalClipnorm = options.option("global_clipnorm", Codecs.POSITIVE, null);
        options.notYet("use_ema", false);
        options.notYet("ema_momentum", 0.99);
        options.notYet("ema_overwrite_frequency", null);
        options.notYet("loss_scale_factor", null);
        options.notYet("gradient_accumulation_steps", null);
        name = options.option("name", Codecs.STRING, null);
    }

    @Override
    public final Options options() {
        return options;
    }

    protected final <T> void set(Option<T> option, T value) {
        options.set(option, value);
    }

    protected final void initialRate(double value) {
        options.set(learningRate, value);
    }

    /** Each gradient is shortened to at most this length. */
    public final Optimizer clipnorm(double value) {
        options.set(clipnorm, value);
        return this;
    }

    /** Each element of a gradient is cut to at most this size. */
    public final Optimizer clipvalue(double value) {
        options.set(clipvalue, value);
        return this;
    }

    /** All gradients together are shortened to at most this length. */
    public final Optimizer globalClipnorm(double value) {
        options.set(globalClipnorm, value);
        return this;
    }

    /** Each step first lowers the weights by {@code value · rate · weight}. */
    public final Optimizer weightDecay(double value) {
        options.set(weightDecay, value);
        return this;
    }

    public final String name() {
        return name.or(Names.snake(className()));
    }

    public final double learningRate() {
        return Double.isNaN(currentRate) ? learningRate.get() : currentRate;
    }

    /** A new rate, from the next step on; may be set at any time. */
    public final void learningRate(double value) {
        currentRate = value;
    }

    /** Steps made. */
    public final long iterations() {
        return iterations;
    }

    /** The variables of the optimizer itself: moments and the like. */
    public final List<Variable> variables() {
        return List.copyOf(ownVariables);
    }

    /** The variables that it trains: those that were trainable when the model was compiled. */
    public final List<Variable> trained() {
        return trained;
    }

    /** Makes its own variables for those to be trained. */
    public final void build(List<Variable> trained, DType dtype) {
        if (rate != null)
            throw new IllegalStateException(className() + " already trains a model: make a new one for each.");
        rate = new Variable(name() + "/learning_rate", Shape.SCALAR, dtype);
        this.trained = List.copyOf(trained);
        for (Variable variable : trained) create(variable);
    }

    /** Makes what it keeps for one trained variable. */
    protected void create(Variable trained) {}

    /** A variable of its own. */
    protected final Variable own(String what, Shape shape, DType dtype) {
        Variable variable = new Variable(name() + "/" + what, shape, dtype);
        ownVariables.add(variable);
        return variable;
    }

    /** The rate as part of the graph. */
    protected final Tensor rate() {
        if (rate == null) throw new IllegalStateException(className() + " is not built");
        return rate.tensor();
    }

    /** The new values of the trained variables, and of its own. */
    public final List<Assignment> updates(List<Variable> trained, List<Tensor> gradients) {
        List<Tensor> clipped = clipped(gradients);
        List<Assignment> all = new ArrayList<>();
        Double decay = weightDecay.orNull();
        for (int i = 0; i < trained.size(); i++) {
            Variable variable = trained.get(i);
            Tensor value = variable.tensor();
            if (decay != null) value = subtract(value, multiply(value, multiply(rate(), decay)));
            all.addAll(update(variable, value, clipped.get(i)));
        }
        return all;
    }

    /** The update of one variable from its value (after weight decay) and its gradient. */
    protected abstract List<Assignment> update(Variable variable, Tensor value, Tensor gradient);

    private List<Tensor> clipped(List<Tensor> gradients) {
        Double norm = clipnorm.orNull();
        Double global = globalClipnorm.orNull();
        Double value = clipvalue.orNull();
        if (norm != null)
            return gradients.stream()
                    .map(g -> shortened(g, length(List.of(g)), norm))
                    .toList();
        if (global != null && !gradients.isEmpty()) {
            Tensor length = length(gradients);
            return gradients.stream().map(g -> shortened(g, length, global)).toList();
        }
        if (value != null)
            return gradients.stream().map(g -> clip(g, -value, value)).toList();
        return gradients;
    }

    private static Tensor length(List<Tensor> gradients) {
        Tensor total = sum(square(gradients.get(0)));
        for (Tensor g : gradients.subList(1, gradients.size())) total = add(total, sum(square(g)));
        return sqrt(total);
    }

    private static Tensor shortened(Tensor gradient, Tensor length, double most) {
        return multiply(gradient, divide(most, maximum(length, most)));
    }

    /** Sets the scalars for the next step. The trainer calls it before each. */
    public final void beginStep() {
        iterations++;
        if (rate != null) rate.assign(learningRate());
        prepare(iterations);
    }

    /** Sets further scalars; {@code step} counts from 1. */
    protected void prepare(long step) {}
}
