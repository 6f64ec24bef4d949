package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam without a schedule: the weights are a mean over the path of a faster point (Defazio et al. 2024), as
 * {@code keras.optimizers.ScheduleFreeAdamW}; rate 0.0025, beta_1 0.9, beta_2 0.999, epsilon 1e-8:
 *
 * <pre>
 * v = v + (g² − v)(1 − β₂);  z = z − rate · g / (sqrt(v / (1 − β₂ᵗ)) + ε)
 * x = (w − (1 − β₁) z) / β₁;  x = (1 − 1/t) x + z / t;  w = (1 − β₁) z + β₁ x
 * </pre>
 *
 * {@code z}, the slot "momentum", begins at the weights. The rate rises in a line during the first {@code warmup_steps}.
 *
 * <p>The paper takes x from the z before the step. Keras on TensorFlow takes the new one, and so does this.
 */
public final class ScheduleFreeAdamW extends BetaRule<ScheduleFreeAdamW> {
    private final Option<Integer> warmupSteps = options().option("warmup_steps", Codecs.INT, 0);
    private final Slot points = slot("momentum");
    private final Slot second = slot("velocity");
    private @Nullable Scalars scalars;
    private boolean started;

    private record Scalars(Variable rate, Variable seen, Variable share, Variable rest) {}

    public ScheduleFreeAdamW() {
        super(0.0025, 1e-8, null);
    }

    public ScheduleFreeAdamW(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public ScheduleFreeAdamW(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    public ScheduleFreeAdamW warmupSteps(int steps) {
        return set(warmupSteps, steps);
    }

    @Override
    protected void create(List<Variable> trained) {
        scalars = new Scalars(scalar("rate"), scalar("seen"), scalar("share"), scalar("rest"));
        for (Variable variable : trained) {
            points.add(variable);
            second.add(variable);
        }
        start(trained);
    }

    private void start(List<Variable> trained) {
        for (Variable variable : trained) points.of(variable).assign(variable.value());
    }

    @Override
    protected void prepare(long update, double rate) {
        if (scalars == null) return;
        // The weights may have been set between the building and the first step.
        if (!started && iterations() == 0) start(trained());
        started = true;
        boolean single = dtype() == DType.FLOAT32;
        int warmup = warmupSteps.get();
        double factor = warmup > 0 ? Math.min(update / (double) warmup, 1) : 1;
        scalars.rate.assign(single ? (float) rate * (float) factor : rate * factor);
        scalars.seen.assign(Powers.seen(beta2.get(), update, dtype()));
        double share = 1.0 / update;
        scalars.share.assign(share);
        scalars.rest.assign(single ? 1 - (float) share : 1 - share);
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (scalars == null) throw new IllegalStateException(name() + " is not built");
        double keep = Powers.cast(beta1.get());
        Tensor before = points.tensor(variable);
        Tensor v = AdamStep.towards(square(g), second.tensor(variable), Powers.cast(beta2.get()));
        Tensor spread = add(sqrt(divide(v, scalars.seen.tensor())), Powers.cast(epsilon.get()));
        Tensor point = subtract(before, divide(multiply(g, scalars.rate.tensor()), spread));
        Tensor mean = divide(subtract(value, multiply(point, 1 - keep)), keep);
        Tensor next = add(multiply(mean, scalars.rest.tensor()), multiply(point, scalars.share.tensor()));
        return List.of(
                new Assignment(second.of(variable), v),
                new Assignment(points.of(variable), point),
                new Assignment(variable, add(multiply(point, 1 - keep), multiply(next, keep))));
    }
}
