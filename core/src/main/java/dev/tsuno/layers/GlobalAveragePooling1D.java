package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each channel over one axis: a sequence, as {@code keras.layers.GlobalAveragePooling1D}. Masked steps don't count.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, channels)}, with {@code keepdims} {@code (batch, 1, channels)}.
 */
public final class GlobalAveragePooling1D extends GlobalPooling<GlobalAveragePooling1D> {
    public GlobalAveragePooling1D() {
        super(1, Reduction.MEAN);
    }

    @Override
    protected List<Tensor> call(Call call) {
        Tensor mask = call.mask();
        if (mask == null) return super.call(call);
        Tensor x = toLast(call.input());
        Tensor keep = expandDims(cast(mask, DType.BOOL), 2);
        Tensor sum = over(Reduction.SUM, where(keep, x, zerosLike(x)));
        return List.of(toFormat(divide(sum, over(Reduction.SUM, cast(keep, x.dtype())))));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return null;
    }
}
