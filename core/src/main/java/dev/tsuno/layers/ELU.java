package dev.tsuno.layers;

import dev.tsuno.activations.Activations;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** Exponential linear unit (Clevert et al. 2016), as {@code keras.layers.ELU}: x above 0, else {@code alpha · (exp(x) − 1)}. */
public final class ELU extends Layer<ELU> {
    private final Option<Double> alpha = options().option("alpha", Codecs.DOUBLE, 1.0);

    public ELU() {}

    public ELU(double alpha) {
        set(this.alpha, alpha);
    }

    @Override
    protected Tensor call(Tensor x) {
        return Activations.elu(x, alpha.get());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
