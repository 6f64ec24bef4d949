package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.power;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Follow the regularized leader (McMahan et al. 2013), as {@code keras.optimizers.Ftrl}; rate 0.001, learning_rate_power −0.5,
 * initial_accumulator_value 0.1, no regularization:
 *
 * <pre>
 * n' = n + g²;  z = z + g + 2 · shrinkage · w − (n'^−p − n^−p) / rate · w;  n = n'
 * w = (clip(z, −l1, l1) − z) / (n^−p / rate + 2 (l2 + beta / (2 · rate)))
 * </pre>
 */
public final class Ftrl extends UpdateRule<Ftrl> {
    private final Option<Double> power = options().option("learning_rate_power", Codecs.DOUBLE, -0.5);
    private final Option<Double> initial = options().option("initial_accumulator_value", Codecs.DOUBLE, 0.1);
    private final Option<Double> l1 = options().option("l1_regularization_strength", Codecs.DOUBLE, 0.0);
    private final Option<Double> l2 = options().option("l2_regularization_strength", Codecs.DOUBLE, 0.0);
    private final Option<Double> shrinkage =
            options().option("l2_shrinkage_regularization_strength", Codecs.DOUBLE, 0.0);
    private final Option<Double> beta = options().option("beta", Codecs.DOUBLE, 0.0);
    private final Slot accumulators = slot("accumulator");
    private final Slot linears = slot("linear");

    public Ftrl() {
        super(0.001);
    }

    public Ftrl(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Ftrl(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    /** How the rate falls with the sum of squares; 0 or less. */
    public Ftrl learningRatePower(double power) {
        return set(this.power, power);
    }

    /** What the sums of squares begin with; 0 or more. */
    public Ftrl initialAccumulatorValue(double value) {
        return set(initial, value);
    }

    /** 0 or more. */
    public Ftrl l1RegularizationStrength(double strength) {
        return set(l1, strength);
    }

    /** 0 or more. */
    public Ftrl l2RegularizationStrength(double strength) {
        return set(l2, strength);
    }

    /** Draws the weights to 0 by way of the gradient, not of the weights themselves; 0 or more. */
    public Ftrl l2ShrinkageRegularizationStrength(double strength) {
        return set(shrinkage, strength);
    }

    public Ftrl beta(double beta) {
        return set(this.beta, beta);
    }

    @Override
    void check() {
        for (Option<Double> option : List.of(initial, l1, l2, shrinkage)) {
            if (option.get() < 0) {
                throw new IllegalArgumentException(
                        "Ftrl: " + option.key() + " must be 0 or more, got " + option.get() + ".");
            }
        }
        if (power.get() > 0) {
            throw new IllegalArgumentException("Ftrl: learning_rate_power must be 0 or less, got " + power.get() + ".");
        }
    }

    @Override
    protected void create(List<Variable> trained) {
        for (Variable variable : trained) {
            accumulators.add(variable).assign(initial.get());
            linears.add(variable);
        }
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor gradient) {
        Tensor before = accumulators.tensor(variable);
        Tensor sum = add(before, square(gradient));
        Tensor g = shrinkage.get() == 0 ? gradient : add(gradient, multiply(value, 2 * shrinkage.get()));
        Tensor slope = divide(subtract(powered(sum), powered(before)), rate());
        Tensor z = add(linears.tensor(variable), subtract(g, multiply(slope, value)));
        Tensor quadratic = divide(powered(sum), rate());
        if (l2.get() != 0 || beta.get() != 0) {
            Tensor strength = add(divide(beta.get(), multiply(rate(), 2)), l2.get());
            quadratic = add(quadratic, multiply(strength, 2));
        }
        Tensor w = divide(subtract(clip(z, -l1.get(), l1.get()), z), quadratic);
        return List.of(
                new Assignment(accumulators.of(variable), sum),
                new Assignment(linears.of(variable), z),
                new Assignment(variable, w));
    }

    private Tensor powered(Tensor x) {
        return power.get() == -0.5 ? sqrt(x) : power(x, -power.get());
    }
}
