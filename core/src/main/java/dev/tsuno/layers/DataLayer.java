package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Eager;
import java.util.List;
import java.util.Objects;

/**
 * A layer that prepares numbers: part of a model, or called on arrays before one, as {@code layer.apply(x)}. Base of
 * {@link Normalization}, {@link Discretization} and {@link CategoryEncoding}; as Keras's class of that name.
 */
public abstract class DataLayer<L extends DataLayer<L>> extends Layer<L> {
    private Eager eager = eager();

    DataLayer() {}

    private Eager eager() {
        return new Eager(inputs -> {
            List<Tensor> given = inputs.stream().map(Objects::requireNonNull).toList();
            Call call = Call.of(new Trace(false), given.get(0));
            if (given.size() > 1) call = call.with("count_weights", given.get(1));
            return Graph.of(apply(call).tensors(), List.of());
        });
    }

    /** What it learned has changed: what was compiled with it is of no use. */
    final void forget() {
        eager = eager();
    }

    /** The result for an array. */
    @Override
    public NDArray apply(NDArray x) {
        return run(x);
    }

    final NDArray run(NDArray... inputs) {
        return eager.call(dtype(), inputs).get(0).astype(resultType());
    }

    /** The type of what {@link #apply(NDArray)} gives. */
    DType resultType() {
        return dtype();
    }

    /** Where Keras's dtype may be an integer one; a model computes in floats all the same. */
    @Override
    boolean allowsIntegers() {
        return true;
    }
}
