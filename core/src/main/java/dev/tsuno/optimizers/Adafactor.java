package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
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
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adam's mean of squares kept as the means of its rows and columns (Shazeer and Stern 2018), as {@code keras.optimizers.Adafactor}; rate
 * 0.001, beta_2_decay −0.8, epsilon_1 1e-30, epsilon_2 1e-3, clip_threshold 1:
 *
 * <pre>
 * β = 1 − t^beta_2_decay;  s = g² + ε₁;  r = β r + (1 − β) rowmeans(s);  c = β c + (1 − β) columnmeans(s);  v = (r / mean(r)) c
 * u = g / sqrt(v);  w = w − max(ε₂, rms(w)) · min(rate, 1 / sqrt(t)) · u / max(1, rms(u) / clip_threshold)
 * </pre>
 *
 * A variable of fewer than two axes has {@code v = β v + (1 − β) s}.
 */
public final class Adafactor extends UpdateRule<Adafactor> {
    private final Option<Double> beta2Decay = options().option("beta_2_decay", Codecs.DOUBLE, -0.8);
    private final Option<Double> epsilon1 = options().option("epsilon_1", Codecs.DOUBLE, 1e-30);
    private final Option<Double> epsilon2 = options().option("epsilon_2", Codecs.DOUBLE, 1e-3);
    private final Option<Double> clipThreshold = options().option("clip_threshold", Codecs.DOUBLE, 1.0);
    private final Option<Boolean> relativeStep = options().option("relative_step", Codecs.BOOL, true);
    private final Slot spreads = slot("velocity");
    private final Map<Variable, Variable> rows = new HashMap<>();
    private final Map<Variable, Variable> columns = new HashMap<>();
    private @Nullable Variable length;
    private @Nullable Variable keep;
    private @Nullable Variable rest;

    public Adafactor() {
        super(0.001);
    }

    public Adafactor(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Adafactor(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    public Adafactor beta2Decay(double decay) {
        return set(beta2Decay, decay);
    }

    public Adafactor epsilon1(double epsilon) {
        return set(epsilon1, epsilon);
    }

    /** The least length of a variable that counts. */
    public Adafactor epsilon2(double epsilon) {
        return set(epsilon2, epsilon);
    }

    public Adafactor clipThreshold(double threshold) {
        return set(clipThreshold, threshold);
    }

    /** In Keras 3.15.1 it makes no difference: the rate is never above {@code 1 / sqrt(t)}. */
    public Adafactor relativeStep(boolean relative) {
        return set(relativeStep, relative);
    }

    @Override
    protected void create(List<Variable> trained) {
        length = scalar("length");
        keep = scalar("keep");
        rest = scalar("rest");
        for (Variable variable : trained) {
            Shape shape = variable.shape();
            if (shape.rank() < 2) {
                keep(OptimizerVariable.unused(variable.name(), DType.INT32));
                keep(OptimizerVariable.unused(variable.name(), DType.INT32));
            } else {
                rows.put(variable, own(variable.name(), shape.drop(shape.rank() - 1)));
                columns.put(variable, own(variable.name(), shape.drop(shape.rank() - 2)));
            }
            spreads.add(variable);
        }
    }

    @Override
    protected void prepare(long update, double rate) {
        if (length == null || keep == null || rest == null) return;
        boolean single = dtype() == DType.FLOAT32;
        double longest = single ? 1 / (float) Math.sqrt((double) update) : 1 / Math.sqrt((double) update);
        length.assign(Math.min(single ? (float) rate : rate, longest));
        double power = StrictMath.exp(beta2Decay.get() * StrictMath.log((double) update));
        double kept = single ? 1 - (float) power : 1 - power;
        keep.assign(kept);
        rest.assign(single ? 1 - (float) kept : 1 - kept);
    }

    @Override
    protected List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (length == null) throw new IllegalStateException(name() + " is not built");
        Tensor alpha = multiply(maximum(rms(value), Powers.cast(epsilon2.get())), length.tensor());
        Tensor squares = add(square(g), epsilon1.get());
        List<Assignment> all = new ArrayList<>();
        Variable row = rows.get(variable);
        Variable column = columns.get(variable);
        Tensor spread;
        if (row != null && column != null) {
            Tensor r = faded(row.tensor(), mean(squares, -1));
            Tensor c = faded(column.tensor(), mean(squares, -2));
            all.add(new Assignment(row, r));
            all.add(new Assignment(column, c));
            Tensor share = divide(r, expandDims(mean(r, -1), -1));
            spread = multiply(expandDims(share, -1), expandDims(c, -2));
        } else {
            spread = faded(spreads.tensor(variable), squares);
        }
        all.add(new Assignment(spreads.of(variable), spread));
        Tensor u = divide(g, sqrt(spread));
        Tensor shortened = divide(u, maximum(divide(rms(u), clipThreshold.get()), 1));
        all.add(new Assignment(variable, subtract(value, multiply(shortened, alpha))));
        return all;
    }

    private Tensor faded(Tensor mean, Tensor x) {
        if (keep == null || rest == null) throw new IllegalStateException(name() + " is not built");
        return add(multiply(mean, keep.tensor()), multiply(x, rest.tensor()));
    }

    private static Tensor rms(Tensor x) {
        return sqrt(mean(square(x)));
    }
}
