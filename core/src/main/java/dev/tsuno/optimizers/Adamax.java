package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam with the largest gradient in place of the mean of squares (Kingma and Ba 2014, section 7), as {@code keras.optimizers.Adamax};
 * rate 0.001, beta_1 0.9, beta_2 0.999, epsilon 1e-7:
 *
 * <pre>
 * m = m + (g − m)(1 − β₁);  u = max(β₂ u, |g|);  w = w − rate · m / ((1 − β₁ᵗ)(u + ε))
 * </pre>
 */
public final class Adamax extends BetaRule<Adamax> {
    private final Slot means = slot("momentum");
    private final Slot norms = slot("norm");
    private @Nullable Variable seen;

    public Adamax() {
        super(0.001, 1e-7, null);
    }

    public Adamax(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Adamax(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    @Override
    protected void create(List<Variable> trained) {
        seen = scalar("seen");
        for (Variable variable : trained) {
            means.add(variable);
            norms.add(variable);
        }
    }

    @Override
    protected void prepare(long update, double rate) {
        if (seen != null) seen.assign(Powers.seen(beta1.get(), update, dtype()));
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (seen == null) throw new IllegalStateException(name() + " is not built");
        Tensor m = AdamStep.towards(g, means.tensor(variable), beta1.get());
        Tensor u = maximum(multiply(norms.tensor(variable), beta2.get()), abs(g));
        Tensor step = divide(multiply(m, rate()), multiply(add(u, epsilon.get()), seen.tensor()));
        return List.of(
                new Assignment(means.of(variable), m),
                new Assignment(norms.of(variable), u),
                new Assignment(variable, subtract(value, step)));
    }
}
