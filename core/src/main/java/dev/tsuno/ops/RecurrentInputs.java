package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fused recurrent ops have in common: inputs x {@code (batch, time, features)}, kernel, recurrent kernel, then a bias if
 * {@code bias}, the mask {@code (batch, time)} if {@code mask}, then the initial states if {@code states}. {@code gates} blocks of units stand side by side in the kernels.
 */
record RecurrentInputs(int gates, boolean bias, boolean mask, boolean states) {
    static final int X = 0;
    static final int KERNEL = 1;
    static final int RECURRENT = 2;

    /** Where the bias stands, or would stand. */
    int biasAt() {
        return 3;
    }

    /** Where the mask stands, or would stand. */
    int maskAt() {
        return bias ? 4 : 3;
    }

    int statesAt() {
        return mask ? maskAt() + 1 : maskAt();
    }

    RecurrentSizes sizes(List<TensorSpec> in) {
        Shape x = in.get(X).shape();
        Shape kernel = in.get(KERNEL).shape();
        Shape recurrent = in.get(RECURRENT).shape();
        if (x.rank() != 3) throw new IllegalArgumentException("a recurrent op needs (batch, time, features), got " + x);
        int units = recurrent.dim(0);
        if (!recurrent.equals(Shape.of(units, gates * units)) || !kernel.equals(Shape.of(x.dim(2), gates * units))) {
            throw new IllegalArgumentException(
                    "x " + x + " does not go with kernel " + kernel + " and recurrent kernel " + recurrent);
        }
        if (mask && !in.get(maskAt()).shape().equals(Shape.of(x.dim(0), x.dim(1)))) {
            throw new IllegalArgumentException(
                    "x " + x + " does not go with mask " + in.get(maskAt()).shape() + ", expected (batch, time)");
        }
        Shape state = Shape.of(x.dim(0), units);
        for (int i = statesAt(); i < in.size(); i++) {
            if (!in.get(i).shape().equals(state)) {
                throw new IllegalArgumentException(
                        "an initial state has shape " + in.get(i).shape() + ", expected " + state);
            }
        }
        return new RecurrentSizes(x.dim(0), x.dim(1), x.dim(2), units);
    }

    RecurrentSizes sizes(Node node) {
        return sizes(node.inputs().stream().map(Tensor::spec).toList());
    }

    @Nullable
    Buffer biasOf(Binding b) {
        return bias ? b.input(biasAt()) : null;
    }

    @Nullable
    Buffer maskOf(Binding b) {
        return mask ? b.input(maskAt()) : null;
    }

    @Nullable
    Buffer stateOf(Binding b, int i) {
        return states ? b.input(statesAt() + i) : null;
    }
}
