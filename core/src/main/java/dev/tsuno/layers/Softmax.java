package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.softmax;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = exp(x) / sum(exp(x))}, the sum over {@code axis}, as {@code keras.layers.Softmax}. Places that a mask of x's own shape (or that
 * broadcasts to it) drops give 0 and count for nothing.
 */
public final class Softmax extends Layer<Softmax> {
    private static final double FAR_BELOW = -1e9;

    private final Option<List<Integer>> axis = options().option("axis", Codecs.AXES, -1);

    /** Default: −1. */
    public Softmax axis(int... axis) {
        return set(this.axis, Arrays.stream(axis).boxed().toList());
    }

    @Override
    protected List<Tensor> call(Call call) {
        Tensor mask = call.mask();
        if (mask != null && mask.dtype() != DType.BOOL) mask = greater(mask, 0.5);
        return List.of(
                masked(call.input(), mask, axis.get().stream().mapToInt(i -> i).toArray()));
    }

    /** The softmax of what the mask keeps, 0 elsewhere. */
    static Tensor masked(Tensor x, @Nullable Tensor mask, int... axes) {
        if (mask == null) return softmax(x, axes);
        Tensor y = softmax(where(mask, x, fill(FAR_BELOW, Shape.SCALAR, x.dtype())), axes);
        return where(mask, y, zerosLike(y));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
