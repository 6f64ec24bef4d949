package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way back through a convolution: {@code y[i · strides + k · dilation_rate] += x[i] · kernel[k]ᵀ}, then bias and activation. What
 * {@link Conv1DTranspose}, {@link Conv2DTranspose} and {@link Conv3DTranspose} have in common.
 */
public abstract class TransposedConvolution<L extends TransposedConvolution<L>> extends FilterLayer<L> {
    private final Option<List<Integer>> outputPadding = options().option("output_padding", Sizes.orZero(rank), null);
    private @Nullable Variable kernel;
    private @Nullable Variable bias;

    TransposedConvolution(int rank) {
        super(rank, one(rank), null, "valid", "same");
    }

    /** How much longer the output is than what follows from the padding, less than the stride. Default: as much as fits the stride. */
    public final L outputPadding(int... outputPadding) {
        return set(this.outputPadding, Sizes.list(rank, outputPadding));
    }

    @Override
    final void build(int channels) {
        checkDilation();
        List<Integer> more = outputPadding.orNull();
        for (int axis = 0; more != null && axis < rank; axis++) {
            if (more.get(axis) >= strides.get().get(axis)) {
                throw new IllegalArgumentException(this + ": output_padding=" + more + " must be less than strides="
                        + strides.get() + " on every axis.");
            }
        }
        kernel = weight(kernelOptions, "kernel", kernelShape(filters.get(), channels));
        bias = useBias.get() ? weight(biasOptions, "bias", Shape.of(filters.get())) : null;
    }

    @Override
    final Tensor spatial(Tensor x) {
        Tensor w = Objects.requireNonNull(kernel).tensor();
        Tensor y = Convolutions.convTranspose(x, w, windows(), paddingWord(), outputPadding.orNull());
        return activated(bias == null ? y : add(y, bias.tensor()));
    }
}
