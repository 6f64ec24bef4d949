package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides by the root of a mean of squares (Hinton 2012), as {@code keras.optimizers.RMSprop}; rate 0.001, rho 0.9, epsilon 1e-7:
 *
 * <pre>
 * v = ρ v + (1 − ρ) g²;  step = rate · g / sqrt(v + ε);  w = w − step
 * </pre>
 *
 * With {@code centered} {@code v − a² + ε} under the root, {@code a} being the mean of the gradients; with {@code momentum}
 * {@code m = momentum · m + step; w = w − m}.
 */
public final class RMSprop extends UpdateRule<RMSprop> {
    private final Option<Double> rho = options().option("rho", Codecs.DOUBLE, 0.9);
    private final Option<Double> momentum = options().option("momentum", Codecs.DOUBLE, 0.0);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-7);
    private final Option<Boolean> centered = options().option("centered", Codecs.BOOL, false);
    private final Slot velocities = slot("velocity");
    private final Slot momenta = slot("momentum");
    private final Slot averages = slot("average_gradient");

    public RMSprop() {
        super(0.001);
    }

    public RMSprop(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public RMSprop(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    /** How much of the mean of squares stays in each step. */
    public RMSprop rho(double rho) {
        return set(this.rho, rho);
    }

    public RMSprop momentum(double momentum) {
        return set(this.momentum, momentum);
    }

    public RMSprop epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    /** Divides by the variance instead of the mean of squares. */
    public RMSprop centered(boolean centered) {
        return set(this.centered, centered);
    }

    @Override
    protected void create(List<Variable> trained) {
        velocities.addAll(trained);
        if (momentum.get() > 0) momenta.addAll(trained);
        if (centered.get()) averages.addAll(trained);
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        double keep = rho.get();
        List<Assignment> all = new ArrayList<>();
        Tensor v = add(multiply(velocities.tensor(variable), keep), multiply(square(g), 1 - keep));
        all.add(new Assignment(velocities.of(variable), v));
        Tensor spread = v;
        if (averages.has(variable)) {
            Tensor average = add(multiply(averages.tensor(variable), keep), multiply(g, 1 - keep));
            all.add(new Assignment(averages.of(variable), average));
            spread = subtract(v, square(average));
        }
        Tensor step = divide(multiply(g, rate()), sqrt(add(spread, epsilon.get())));
        if (momenta.has(variable)) {
            step = add(multiply(momenta.tensor(variable), momentum.get()), step);
            all.add(new Assignment(momenta.of(variable), step));
        }
        all.add(new Assignment(variable, subtract(value, step)));
        return all;
    }
}
