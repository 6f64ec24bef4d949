package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam with Nesterov's momentum (Dozat 2015), as {@code keras.optimizers.Nadam}; rate 0.001, beta_1 0.9, beta_2 0.999, epsilon 1e-7:
 *
 * <pre>
 * μₜ = β₁ (1 − 0.96ᵗ / 2);  p = p μₜ;  m = m + (g − m)(1 − β₁);  v = v + (g² − v)(1 − β₂)
 * w = w − rate · (μₜ₊₁ m / (1 − p μₜ₊₁) + (1 − μₜ) g / (1 − p)) / (sqrt(v / (1 − β₂ᵗ)) + ε)
 * </pre>
 */
public final class Nadam extends BetaRule<Nadam> {
    private final Slot first = slot("momentum");
    private final Slot second = slot("velocity");
    private @Nullable Scalars scalars;
    private @Nullable Tensor product;

    private record Scalars(Variable now, Variable next, Variable seen, Variable product) {}

    public Nadam() {
        super(0.001, 1e-7, null);
    }

    public Nadam(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Nadam(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    @Override
    protected void create(List<Variable> trained) {
        for (Variable variable : trained) {
            first.add(variable);
            second.add(variable);
        }
        Variable start = new Variable("variable", Shape.SCALAR, dtype());
        start.assign(1);
        keep(OptimizerVariable.of(start));
        scalars = new Scalars(scalar("now"), scalar("next"), scalar("seen"), start);
    }

    @Override
    protected void prepare(long update, double rate) {
        if (scalars == null) return;
        scalars.now.assign(mu(update));
        scalars.next.assign(mu(update + 1));
        scalars.seen.assign(Powers.seen(beta2.get(), update, dtype()));
    }

    private double mu(long step) {
        double share = 1 - 0.5 * Powers.power(0.96, step, dtype());
        return Powers.cast(beta1.get()) * (dtype() == DType.FLOAT32 ? (float) share : share);
    }

    private Scalars scalars() {
        if (scalars == null) throw new IllegalStateException(name() + " is not built");
        return scalars;
    }

    @Override
    List<Assignment> common() {
        Tensor next = multiply(scalars().product.tensor(), scalars().now.tensor());
        product = next;
        return List.of(new Assignment(scalars().product, next));
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (product == null) throw new IllegalStateException(name() + " is not built");
        Tensor now = scalars().now.tensor();
        Tensor next = scalars().next.tensor();
        Tensor m = AdamStep.towards(g, first.tensor(variable), Powers.cast(beta1.get()));
        Tensor v = AdamStep.towards(square(g), second.tensor(variable), Powers.cast(beta2.get()));
        Tensor mean = add(
                divide(multiply(m, next), subtract(1, multiply(product, next))),
                divide(multiply(g, subtract(1, now)), subtract(1, product)));
        Tensor spread = divide(v, scalars().seen.tensor());
        Tensor step = divide(multiply(mean, rate()), add(sqrt(spread), epsilon.get()));
        return List.of(
                new Assignment(first.of(variable), m),
                new Assignment(second.of(variable), v),
                new Assignment(variable, subtract(value, step)));
    }
}
