package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sign;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Steps of one length, in the direction of the signs (Chen et al. 2023), as {@code keras.optimizers.Lion}; rate 0.001, beta_1 0.9,
 * beta_2 0.99: {@code w = w − rate · sign(β₁ m + (1 − β₁) g); m = β₂ m + (1 − β₂) g}.
 */
public final class Lion extends UpdateRule<Lion> {
    private final Option<Double> beta1 = options().option("beta_1", Codecs.FRACTION, 0.9);
    private final Option<Double> beta2 = options().option("beta_2", Codecs.FRACTION, 0.99);
    private final Slot momenta = slot("momentum");

    public Lion() {
        super(0.001);
    }

    public Lion(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Lion(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    /** How much of the momentum is in the direction; more than 0. */
    public Lion beta1(double beta1) {
        return set(this.beta1, beta1);
    }

    /** How much of the momentum stays in each step. */
    public Lion beta2(double beta2) {
        return set(this.beta2, beta2);
    }

    @Override
    void check() {
        if (beta1.get() <= 0)
            throw new IllegalArgumentException("Lion: beta_1 must be more than 0, got " + beta1.get());
    }

    @Override
    protected void create(List<Variable> trained) {
        momenta.addAll(trained);
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        Tensor m = momenta.tensor(variable);
        return List.of(
                new Assignment(variable, subtract(value, multiply(sign(mixed(m, g, beta1.get())), rate()))),
                new Assignment(momenta.of(variable), mixed(m, g, beta2.get())));
    }

    private static Tensor mixed(Tensor m, Tensor g, double beta) {
        double share = Powers.cast(beta);
        return add(multiply(m, share), multiply(g, 1 - share));
    }
}
