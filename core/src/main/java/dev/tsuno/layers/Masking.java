package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.any;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.notEqual;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks the time steps whose features all equal {@code mask_value} (0), for the layers behind it; their values become 0. As
 * {@code keras.layers.Masking}. Input and output {@code (batch, time, features)}.
 */
public final class Masking extends Layer<Masking> {
    private final Option<Double> maskValue = options().option("mask_value", Codecs.DOUBLE, 0.0);

    public Masking() {}

    public Masking(double maskValue) {
        set(this.maskValue, maskValue);
    }

    /** What all features of a step to be left out equal. Default: 0. */
    public Masking maskValue(double maskValue) {
        return set(this.maskValue, maskValue);
    }

    private Tensor keep(Tensor x) {
        return any(notEqual(x, maskValue.get()), -1);
    }

    @Override
    protected Tensor call(Tensor x) {
        return multiply(x, cast(expandDims(keep(x), -1), x.dtype()));
    }

    @Override
    KerasTensor newMask(List<KerasTensor> inputs) {
        return MaskOperation.any(MaskOperation.notEqual(inputs.get(0), maskValue.get()));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return keep(call.input());
    }
}
