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
import java.util.List;

/**
 * Divides by the root of the sum of all squares (Duchi et al. 2011), as {@code keras.optimizers.Adagrad}; rate 0.001,
 * initial_accumulator_value 0.1, epsilon 1e-7: {@code a = a + g²; w = w − rate · g / sqrt(a + ε)}.
 */
public final class Adagrad extends UpdateRule<Adagrad> {
    private final Option<Double> initial = options().option("initial_accumulator_value", Codecs.DOUBLE, 0.1);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-7);
    private final Slot accumulators = slot("accumulator");

    public Adagrad() {
        super(0.001);
    }

    public Adagrad(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Adagrad(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    /** What the sums of squares begin with. */
    public Adagrad initialAccumulatorValue(double value) {
        return set(initial, value);
    }

    public Adagrad epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    @Override
    protected void create(List<Variable> trained) {
        for (Variable variable : trained) accumulators.add(variable).assign(initial.get());
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        Tensor sum = add(accumulators.tensor(variable), square(g));
        Tensor step = divide(multiply(g, rate()), sqrt(add(sum, epsilon.get())));
        return List.of(new Assignment(accumulators.of(variable), sum), new Assignment(variable, subtract(value, step)));
    }
}
