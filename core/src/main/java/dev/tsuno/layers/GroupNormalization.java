package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.rsqrt;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Group normalization (Wu and He 2018), as {@code keras.layers.GroupNormalization}: the features on {@code axis} in {@code groups} of equal
 * size, each group of a sample normalized together with all other axes; then {@code gamma · x + beta} for each feature.
 *
 * <p>Output as the input. Weights: gamma and beta, each {@code (features)}.
 */
public final class GroupNormalization extends ScaleAndShift<GroupNormalization> {
    private final Option<Integer> groups = options().option("groups", Codecs.INT, 32);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public GroupNormalization() {}

    public GroupNormalization(int groups) {
        set(this.groups, groups);
    }

    /** The axis of the features. Default: −1. */
    public GroupNormalization axis(int axis) {
        return set(this.axis, axis);
    }

    @Override
    protected void build(Shape input) {
        int features = input.dim(axis.get());
        int given = groups.get();
        int count = given == -1 ? features : given;
        if (features == Shape.UNKNOWN || count < 1 || features % count != 0) {
            throw new IllegalArgumentException(this + ": axis " + axis.get() + " of the input " + input
                    + " must be known and a multiple of groups=" + given
                    + ", a positive number or −1 for a group each.");
        }
        makeWeights(Shape.of(features), scale.get(), center.get());
    }

    @Override
    protected Tensor call(Tensor x) {
        int at = x.shape().axis(axis.get());
        int features = x.shape().dim(at);
        int count = groups.get() == -1 ? features : groups.get();
        Shape split = x.shape().withDim(at, features / count).insert(at, count);
        int[] ones = new int[x.shape().rank()];
        Arrays.fill(ones, 1);
        Shape along = Shape.of(ones).withDim(at, features / count).insert(at, count);
        Tensor grouped = reshape(x, split);
        Moments moments = Moments.of(
                grouped, IntStream.range(1, split.rank()).filter(i -> i != at).toArray());
        Tensor inverse = rsqrt(add(moments.variance(), epsilon.get()));
        Tensor gamma = gamma();
        Tensor beta = beta();
        if (gamma != null) inverse = multiply(inverse, reshape(gamma, along));
        Tensor shift = multiply(negative(moments.mean()), inverse);
        if (beta != null) shift = add(shift, reshape(beta, along));
        return reshape(add(multiply(grouped, inverse), shift), x.shape());
    }
}
