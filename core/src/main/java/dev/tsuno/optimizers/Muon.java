package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.transpose;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Steps with all singular values near 1 (Jordan et al. 2024), as {@code keras.optimizers.Muon}; rate 0.001, momentum 0.95 with Nesterov's
 * look ahead, weight_decay 0.004. For matrices:
 *
 * <pre>
 * m = m + g + (momentum − 1) m;  u = orthogonal(g + momentum · m);  w = w − rate · u · sqrt(max(rows, columns)) · rms_rate
 * </pre>
 *
 * {@code orthogonal} is {@code ns_steps} times {@code x = a x + (b A + c A²) x} with {@code A = x xᵀ}, from {@code x / ‖x‖}. Variables that
 * are no matrices, whose path has "embedding" in it (unless {@code exclude_embeddings} is false) or in whose path one of
 * {@code exclude_layers} is found, are {@link Adam}'s, with {@code adam_lr_ratio · rate} and {@code adam_weight_decay}.
 */
public final class Muon extends UpdateRule<Muon> {
    private final Option<Double> adamBeta1 = options().option("adam_beta_1", Codecs.FRACTION, 0.9);
    private final Option<Double> adamBeta2 = options().option("adam_beta_2", Codecs.FRACTION, 0.999);
    private final Option<Double> adamWeightDecay = options().option("adam_weight_decay", Codecs.DOUBLE, 0.004);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-7);
    private final Option<List<String>> excludeLayers =
            options().option("exclude_layers", Codecs.list(Codecs.STRING), null);
    private final Option<Boolean> excludeEmbeddings = options().option("exclude_embeddings", Codecs.BOOL, true);
    private final Option<Double> muonA = options().option("muon_a", Codecs.DOUBLE, 3.4445);
    private final Option<Double> muonB = options().option("muon_b", Codecs.DOUBLE, -4.7750);
    private final Option<Double> muonC = options().option("muon_c", Codecs.DOUBLE, 2.0315);
    private final Option<Double> adamLrRatio = options().option("adam_lr_ratio", Codecs.DOUBLE, 1);
    private final Option<Double> momentum = options().option("momentum", Codecs.DOUBLE, 0.95);
    private final Option<Integer> nsSteps = options().option("ns_steps", Codecs.INT, 5);
    private final Option<Boolean> nesterov = options().option("nesterov", Codecs.BOOL, true);
    private final Option<Double> rmsRate = options().option("rms_rate", Codecs.DOUBLE, 0.2);
    private final Slot momenta = slot("momentum");
    private final Slot velocities = slot("velocity");
    private @Nullable Variable alpha;

    public Muon() {
        super(0.001, 0.004);
    }

    public Muon(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Muon(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    public Muon adamBeta1(double beta1) {
        return set(adamBeta1, beta1);
    }

    public Muon adamBeta2(double beta2) {
        return set(adamBeta2, beta2);
    }

    public Muon adamWeightDecay(double decay) {
        return set(adamWeightDecay, decay);
    }

    public Muon epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    /** Regular expressions: a variable in whose path one is found is Adam's. */
    public Muon excludeLayers(String... expressions) {
        return set(excludeLayers, List.of(expressions));
    }

    /** Whether embeddings are Adam's. */
    public Muon excludeEmbeddings(boolean exclude) {
        return set(excludeEmbeddings, exclude);
    }

    /** The coefficients of the polynomial that makes a matrix orthogonal. */
    public Muon coefficients(double a, double b, double c) {
        set(muonA, a);
        set(muonB, b);
        return set(muonC, c);
    }

    /** Adam's rate, as a fraction of the rate. */
    public Muon adamLrRatio(double ratio) {
        return set(adamLrRatio, ratio);
    }

    public Muon momentum(double momentum) {
        return set(this.momentum, momentum);
    }

    /** How often the polynomial is applied. */
    public Muon nsSteps(int steps) {
        return set(nsSteps, steps);
    }

    public Muon nesterov(boolean nesterov) {
        return set(this.nesterov, nesterov);
    }

    public Muon rmsRate(double rate) {
        return set(rmsRate, rate);
    }

    private boolean isAdams(Variable variable) {
        String path = variable.path();
        if (variable.shape().rank() != 2) return true;
        if (excludeEmbeddings.get() && path.toLowerCase(Locale.ROOT).contains("embedding")) return true;
        return excludeLayers.or(List.of()).stream()
                .anyMatch(
                        expression -> Pattern.compile(expression).matcher(path).find());
    }

    @Override
    protected void create(List<Variable> trained) {
        alpha = scalar("alpha");
        for (Variable variable : trained) {
            momenta.add(variable);
            if (isAdams(variable)) velocities.add(variable);
        }
    }

    @Override
    protected void prepare(long update, double rate) {
        if (alpha == null) return;
        double adams = rate * adamLrRatio.get();
        alpha.assign(AdamStep.alpha(adamBeta1.get(), adamBeta2.get(), adams, update, dtype()));
    }

    @Override
    @Nullable
    Double decay(Variable variable) {
        return velocities.has(variable) ? adamWeightDecay.orNull() : super.decay(variable);
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (alpha == null) throw new IllegalStateException(name() + " is not built");
        Variable own = momenta.of(variable);
        if (velocities.has(variable)) {
            return new AdamStep(adamBeta1.get(), adamBeta2.get(), epsilon.get(), alpha.tensor())
                    .update(variable, value, g, own, velocities.of(variable), null);
        }
        Tensor m = add(own.tensor(), add(g, multiply(own.tensor(), momentum.get() - 1)));
        Tensor ahead = nesterov.get() ? add(g, multiply(m, momentum.get())) : m;
        Tensor step = multiply(orthogonal(ahead), rate());
        Double scale = rmsRate.orNull();
        if (scale != null) {
            int longer = Math.max(value.shape().dim(0), value.shape().dim(1));
            step = multiply(multiply(step, Math.sqrt((double) longer)), scale);
        }
        return List.of(new Assignment(own, m), new Assignment(variable, subtract(value, step)));
    }

    private Tensor orthogonal(Tensor g) {
        boolean tall = g.shape().dim(0) > g.shape().dim(1);
        Tensor x = tall ? transpose(g) : g;
        x = divide(x, add(sqrt(sum(square(x))), 1e-7));
        for (int i = 0; i < nsSteps.get(); i++) {
            Tensor squared = matmulTransposed(x, x);
            Tensor mixed = add(multiply(squared, muonB.get()), matmul(multiply(squared, muonC.get()), squared));
            x = add(multiply(x, muonA.get()), matmul(mixed, x));
        }
        return tall ? transpose(x) : x;
    }
}
