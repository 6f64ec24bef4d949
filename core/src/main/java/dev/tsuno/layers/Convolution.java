package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = activation(Σ_k x[o · strides + k · dilation_rate] · kernel[k] + bias)} over one to three axes: what {@link Conv1D},
 * {@link Conv2D} and {@link Conv3D} have in common.
 */
public abstract class Convolution<L extends Convolution<L>> extends FilterLayer<L> {
    private final Option<Integer> groups = options().option("groups", Codecs.SIZE, 1);
    private @Nullable Variable kernel;
    private @Nullable Variable bias;

    Convolution(int rank) {
        super(
                rank,
                one(rank),
                null,
                rank == 1 ? new String[] {"valid", "same", "causal"} : new String[] {"valid", "same"});
    }

    /** Splits channels and filters into parts that don't see each other. Default: 1. */
    public final L groups(int groups) {
        return set(this.groups, groups);
    }

    @Override
    final void build(int channels) {
        checkDilation();
        int parts = groups.get();
        if (filters.get() % parts != 0 || channels % parts != 0) {
            throw new IllegalArgumentException(
                    this + ": groups=" + parts + " must divide both the channels of the input, " + channels
                            + ", and filters=" + filters.get() + ".");
        }
        int in = channels == Shape.UNKNOWN ? channels : channels / parts;
        kernel = weight(kernelOptions, "kernel", kernelShape(in, filters.get()));
        bias = useBias.get() ? weight(biasOptions, "bias", Shape.of(filters.get())) : null;
    }

    @Override
    final Tensor spatial(Tensor x) {
        checkFits(x.shape(), windows(), paddingWord());
        Tensor w = Objects.requireNonNull(kernel).tensor();
        Tensor b = bias == null ? null : bias.tensor();
        return activated(Convolutions.conv(x, w, b, windows(), paddingWord(), groups.get()));
    }
}
