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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gradient descent, with momentum: {@code w = w − rate · g}, or {@code v = momentum · v − rate · g; w = w + v}, with Nesterov's
 * {@code w = w + momentum · v − rate · g}. As {@code keras.optimizers.SGD}; rate 0.01, no momentum.
 */
public final class SGD extends Optimizer {
    private final Option<Double> momentum = options().option("momentum", Codecs.FRACTION, 0.0);
    private final Option<Boolean> nesterov = options().option("nesterov", Codecs.BOOL, false);
    private final Map<Variable, Variable> velocities = new HashMap<>();

    public SGD() {
        super(0.01);
    }

    public SGD(double learningRate) {
        this();
        initialRate(learningRate);
    }

    public SGD momentum(double momentum) {
        set(this.momentum, momentum);
        return this;
    }

    public SGD nesterov(boolean nesterov) {
        set(this.nesterov, nesterov);
        return this;
    }

    @Override
    protected void create(Variable trained) {
        if (momentum.get() == 0) return;
        velocities.put(trained, own(trained.path().replace('/', '_') + "_momentum", trained.shape(), trained.dtype()));
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor gradient) {
        Variable velocity = velocities.get(variable);
        if (velocity == null) return List.of(new Assignment(variable, multiplyAdd(gradient, negative(rate()), value)));
        Tensor step = multiply(gradient, rate());
        Tensor v = subtract(multiply(velocity.tensor(), momentum.get()), step);
        Tensor next = nesterov.get() ? subtract(add(value, multiply(v, momentum.get())), step) : add(value, v);
        return List.of(new Assignment(velocity, v), new Assignment(variable, next));
    }
}
