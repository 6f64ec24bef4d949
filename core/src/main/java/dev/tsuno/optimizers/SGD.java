package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.multiplyAdd;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Gradient descent, with momentum: {@code w = w − rate · g}, or {@code v = momentum · v − rate · g; w = w + v}, with Nesterov's
 * {@code w = w + momentum · v − rate · g}. As {@code keras.optimizers.SGD}; rate 0.01, no momentum.
 */
public final class SGD extends UpdateRule<SGD> {
    private final Option<Double> momentum = options().option("momentum", Codecs.FRACTION, 0.0);
    private final Option<Boolean> nesterov = options().option("nesterov", Codecs.BOOL, false);
    private final Slot velocities = slot("momentum");

    public SGD() {
        super(0.01);
    }

    public SGD(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public SGD(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    public SGD momentum(double momentum) {
        return set(this.momentum, momentum);
    }

    public SGD nesterov(boolean nesterov) {
        return set(this.nesterov, nesterov);
    }

    @Override
    protected void create(List<Variable> trained) {
        if (momentum.get() != 0) velocities.addAll(trained);
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor gradient) {
        if (!velocities.has(variable)) {
            return List.of(new Assignment(variable, multiplyAdd(gradient, negative(rate()), value)));
        }
        Tensor step = multiply(gradient, rate());
        Tensor v = subtract(multiply(velocities.tensor(variable), momentum.get()), step);
        Tensor next = nesterov.get() ? subtract(add(value, multiply(v, momentum.get())), step) : add(value, v);
        return List.of(new Assignment(velocities.of(variable), v), new Assignment(variable, next));
    }
}
