package dev.tsuno.optimizers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Adam} and {@link AdamW} share: all but the default of the weight decay. */
abstract class AdamRule<T extends AdamRule<T>> extends BetaRule<T> {
    private final Option<Boolean> amsgrad = options().option("amsgrad", Codecs.BOOL, false);
    private final Slot first = slot("momentum");
    private final Slot second = slot("velocity");
    private final Slot largest = slot("velocity_hat");
    private @Nullable Variable alpha;

    AdamRule(@Nullable Double defaultWeightDecay) {
        super(0.001, 1e-7, defaultWeightDecay);
    }

    /** Divides by the largest mean of squares so far (Reddi et al. 2018). */
    public final T amsgrad(boolean amsgrad) {
        return set(this.amsgrad, amsgrad);
    }

    @Override
    protected final void create(List<Variable> trained) {
        alpha = scalar("alpha");
        for (Variable variable : trained) {
            first.add(variable);
            second.add(variable);
        }
        if (amsgrad.get()) largest.addAll(trained);
    }

    @Override
    protected final void prepare(long update, double rate) {
        if (alpha != null) alpha.assign(AdamStep.alpha(beta1.get(), beta2.get(), rate, update, dtype()));
    }

    @Override
    protected final List<Assignment> update(Variable variable, Tensor value, Tensor g) {
        if (alpha == null) throw new IllegalStateException(name() + " is not built");
        return new AdamStep(beta1.get(), beta2.get(), epsilon.get(), alpha.tensor())
                .update(
                        variable,
                        value,
                        g,
                        first.of(variable),
                        second.of(variable),
                        largest.has(variable) ? largest.of(variable) : null);
    }
}
