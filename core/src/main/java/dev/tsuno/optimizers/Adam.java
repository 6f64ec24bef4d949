package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.multiplyAdd;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba 2014), as {@code keras.optimizers.Adam}; rate 0.001, beta_1 0.9, beta_2 0.999, epsilon 1e-7:
 *
 * <pre>
 * m = m + (g − m)(1 − β₁);  v = v + (g² − v)(1 − β₂);  w = w − α m / (sqrt(v) + ε),  α = rate · sqrt(1 − β₂ᵗ) / (1 − β₁ᵗ)
 * </pre>
 *
 * α is computed from the betas rounded to float32, in float64 models too, as Keras does.
 */
public final class Adam extends Optimizer {
    private final Option<Double> beta1 = options().option("beta_1", Codecs.FRACTION, 0.9);
    private final Option<Double> beta2 = options().option("beta_2", Codecs.FRACTION, 0.999);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-7);
    private final Option<Boolean> amsgrad = options().option("amsgrad", Codecs.BOOL, false);
    private final Map<Variable, Moments> moments = new HashMap<>();
    private @Nullable Variable alpha;

    private record Moments(
            Variable first, Variable second, @Nullable Variable largest) {}

    public Adam() {
        super(0.001);
    }

    public Adam(double learningRate) {
        this();
        initialRate(learningRate);
    }

    public Adam beta1(double beta1) {
        set(this.beta1, beta1);
        return this;
    }

    public Adam beta2(double beta2) {
        set(this.beta2, beta2);
        return this;
    }

    public Adam epsilon(double epsilon) {
        set(this.epsilon, epsilon);
        return this;
    }

    public Adam amsgrad(boolean amsgrad) {
        set(this.amsgrad, amsgrad);
        return this;
    }

    @Override
    protected void create(Variable trained) {
        String path = trained.path().replace('/', '_');
        Variable first = own(path + "_momentum", trained.shape(), trained.dtype());
        Variable second = own(path + "_velocity", trained.shape(), trained.dtype());
        Variable largest = amsgrad.get() ? own(path + "_velocity_hat", trained.shape(), trained.dtype()) : null;
        moments.put(trained, new Moments(first, second, largest));
        if (alpha == null) alpha = new Variable(name() + "/alpha", Shape.SCALAR, trained.dtype());
    }

    @Override
    protected void prepare(long step) {
        if (alpha == null) return;
        float b1 = beta1.get().floatValue();
        float b2 = beta2.get().floatValue();
        if (alpha.dtype() == DType.FLOAT64) {
            alpha.assign(learningRate()
                    * Math.sqrt(1 - StrictMath.pow(b2, (double) step))
                    / (1 - StrictMath.pow(b1, (double) step)));
            return;
        }
        float root = (float) Math.sqrt(1 - (float) StrictMath.pow(b2, (double) step));
        alpha.assign((float) learningRate() * root / (1 - (float) StrictMath.pow(b1, (double) step)));
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        Moments own = moments.get(variable);
        if (own == null || alpha == null) throw new IllegalStateException("Adam was not built for " + variable.path());
        Tensor m0 = own.first.tensor();
        Tensor v0 = own.second.tensor();
        Tensor m = multiplyAdd(subtract(g, m0), 1 - beta1.get(), m0);
        Tensor v = multiplyAdd(subtract(square(g), v0), 1 - beta2.get(), v0);
        List<Assignment> all = new ArrayList<>(List.of(new Assignment(own.first, m), new Assignment(own.second, v)));
        Tensor spread = v;
        if (own.largest != null) {
            spread = maximum(own.largest.tensor(), v);
            all.add(new Assignment(own.largest, spread));
        }
        Tensor step = divide(multiply(m, alpha.tensor()), add(sqrt(spread), epsilon.get()));
        all.add(new Assignment(variable, subtract(value, step)));
        return all;
    }
}
