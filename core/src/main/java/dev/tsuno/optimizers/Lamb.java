package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam with steps in proportion to the length of each variable (You et al. 2019), as {@code keras.optimizers.Lamb}; rate 0.001, beta_1
 * 0.9, beta_2 0.999, epsilon 1e-7:
 *
 * <pre>
 * m = m + (g − m)(1 − β₁);  v = v + (g² − v)(1 − β₂);  u = (m / (1 − β₁ᵗ)) / (sqrt(v / (1 − β₂ᵗ)) + ε);  w = w − rate · u · ‖w‖ / ‖u‖
 * </pre>
 *
 * Where either length is 0, their quotient is 1.
 */
public final class Lamb extends BetaRule<Lamb> {
    private final Slot first = slot("momentum");
    private final Slot second = slot("velocity");
    private @Nullable Variable seen1;
    private @Nullable Variable seen2;

    public Lamb() {
        super(0.001, 1e-7, null);
    }

    public Lamb(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Lamb(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    @Override
    protected void create(List<Variable> trained) {
        seen1 = scalar("seen_1");
        seen2 = scalar("seen_2");
        for (Variable variable : trained) {
            first.add(variable);
            second.add(variable);
        }
    }

    @Override
    protected void prepare(long update, double rate) {
        if (seen1 == null || seen2 == null) return;
        seen1.assign(Powers.seen(beta1.get(), update, dtype()));
        seen2.assign(Powers.seen(beta2.get(), update, dtype()));
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (seen1 == null || seen2 == null) throw new IllegalStateException(name() + " is not built");
        Tensor m = AdamStep.towards(g, first.tensor(variable), beta1.get());
        Tensor v = AdamStep.towards(square(g), second.tensor(variable), beta2.get());
        Tensor u = divide(divide(m, seen1.tensor()), add(sqrt(divide(v, seen2.tensor())), epsilon.get()));
        Tensor weight = length(value);
        Tensor step = length(u);
        Tensor one = onesLike(weight);
        Tensor ratio = where(greater(weight, 0), where(greater(step, 0), divide(weight, step), one), one);
        return List.of(
                new Assignment(first.of(variable), m),
                new Assignment(second.of(variable), v),
                new Assignment(variable, subtract(value, multiply(u, multiply(ratio, rate())))));
    }

    private static Tensor length(Tensor x) {
        return sqrt(sum(square(x)));
    }
}
