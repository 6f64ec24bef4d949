package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Steps as long as the steps before (Zeiler 2012), as {@code keras.optimizers.Adadelta}; rate 0.001, rho 0.95, epsilon 1e-7:
 *
 * <pre>
 * a = ρ a + (1 − ρ) g²;  d = −g · sqrt(b + ε) / sqrt(a + ε);  b = ρ b + (1 − ρ) d²;  w = w + rate · d
 * </pre>
 */
public final class Adadelta extends UpdateRule<Adadelta> {
    private final Option<Double> rho = options().option("rho", Codecs.DOUBLE, 0.95);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-7);
    private final Slot gradients = slot("accumulated_grad");
    private final Slot steps = slot("accumulated_delta_var");

    public Adadelta() {
        super(0.001);
    }

    public Adadelta(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Adadelta(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    /** How much of the means of squares stays in each step. */
    public Adadelta rho(double rho) {
        return set(this.rho, rho);
    }

    public Adadelta epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    @Override
    protected void create(List<Variable> trained) {
        for (Variable variable : trained) {
            gradients.add(variable);
            steps.add(variable);
        }
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        Tensor gradient = faded(gradients.tensor(variable), g);
        Tensor before = steps.tensor(variable);
        Tensor step = negative(divide(multiply(root(before), g), root(gradient)));
        return List.of(
                new Assignment(gradients.of(variable), gradient),
                new Assignment(steps.of(variable), faded(before, step)),
                new Assignment(variable, add(value, multiply(step, rate()))));
    }

    private Tensor faded(Tensor mean, Tensor x) {
        return add(multiply(mean, rho.get()), multiply(square(x), 1 - rho.get()));
    }

    private Tensor root(Tensor x) {
        return sqrt(add(x, epsilon.get()));
    }
}
