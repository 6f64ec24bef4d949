package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of each channel by itself, with {@code depth_multiplier} results each: what {@link DepthwiseConv1D} and
 * {@link DepthwiseConv2D} have in common.
 */
public abstract class DepthwiseConvolution<L extends DepthwiseConvolution<L>> extends DepthwiseLayer<L> {
    private @Nullable Variable kernel;
    private @Nullable Variable bias;

    DepthwiseConvolution(int rank) {
        super(rank);
    }

    @Override
    final void build(int channels) {
        kernel = weight(depthwiseOptions, "kernel", depthwiseShape(channels));
        bias = useBias.get() ? weight(biasOptions, "bias", Shape.of(channels * depthMultiplier.get())) : null;
    }

    @Override
    final Tensor spatial(Tensor x) {
        checkFits(x.shape(), windows(), paddingWord());
        Tensor w = Objects.requireNonNull(kernel).tensor();
        Tensor y = Convolutions.depthwiseConv(x, w, windows(), paddingWord());
        return activated(bias == null ? y : add(y, bias.tensor()));
    }
}
