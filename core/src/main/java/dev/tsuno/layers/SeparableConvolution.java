package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.ops.Windows;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of each channel by itself, then one over all channels at each place: what {@link SeparableConv1D} and
 * {@link SeparableConv2D} have in common.
 */
public abstract class SeparableConvolution<L extends SeparableConvolution<L>> extends DepthwiseLayer<L> {
    final Option<Integer> filters = options().required("filters", Codecs.SIZE);
    private final WeightOptions pointwiseOptions = new WeightOptions(options(), "pointwise", "glorot_uniform");
    private @Nullable Variable depthwise;
    private @Nullable Variable pointwise;
    private @Nullable Variable bias;

    SeparableConvolution(int rank) {
        super(rank);
    }

    /** Default: glorot_uniform. */
    public final L pointwiseInitializer(Initializer initializer) {
        return set(pointwiseOptions.initializer, initializer);
    }

    public final L pointwiseInitializer(String initializer) {
        return setByName(pointwiseOptions.initializer, initializer);
    }

    public final L pointwiseRegularizer(Regularizer regularizer) {
        return set(pointwiseOptions.regularizer, regularizer);
    }

    public final L pointwiseRegularizer(String name) {
        return pointwiseRegularizer(Regularizers.get(name));
    }

    public final L pointwiseConstraint(Constraint constraint) {
        return set(pointwiseOptions.constraint, constraint);
    }

    public final L pointwiseConstraint(String name) {
        return pointwiseConstraint(Constraints.get(name));
    }

    @Override
    final void build(int channels) {
        int all = channels == Shape.UNKNOWN ? channels : channels * depthMultiplier.get();
        depthwise = weight(depthwiseOptions, "depthwise_kernel", depthwiseShape(channels));
        pointwise = weight(pointwiseOptions, "pointwise_kernel", ones().append(all, filters.get()));
        bias = useBias.get() ? weight(biasOptions, "bias", Shape.of(filters.get())) : null;
    }

    private Shape ones() {
        Shape shape = Shape.SCALAR;
        for (int axis = 0; axis < rank; axis++) shape = shape.append(1);
        return shape;
    }

    @Override
    final Tensor spatial(Tensor x) {
        checkFits(x.shape(), windows(), paddingWord());
        Tensor each = Objects.requireNonNull(depthwise).tensor();
        Tensor w = Objects.requireNonNull(pointwise).tensor();
        Tensor b = bias == null ? null : bias.tensor();
        Tensor y = Convolutions.depthwiseConv(x, each, windows(), paddingWord());
        Windows points = Windows.of(Sizes.list(rank, 1), Sizes.list(rank, 1));
        return activated(Convolutions.conv(y, w, b, points, "valid", 1));
    }
}
