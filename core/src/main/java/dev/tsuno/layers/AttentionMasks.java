package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.logicalAnd;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/** Which steps of the value a step of the query may look at. */
final class AttentionMasks {
    private AttentionMasks() {}

    /** Those up to its own place: {@code (1, queries, values)}. */
    static Tensor causal(int queries, int values) {
        return where(queries, values, queries + values, 0);
    }

    /** Those less than {@code width} places away, before or behind. */
    static Tensor window(int queries, int values, int width) {
        return where(queries, values, width - 1, width - 1);
    }

    private static Tensor where(int queries, int values, int before, int behind) {
        boolean[] keep = new boolean[queries * values];
        for (int q = 0; q < queries; q++) {
            for (int v = 0; v < values; v++) keep[q * values + v] = q - v <= before && v - q <= behind;
        }
        return constant(NDArray.wrap(keep, Shape.of(1, queries, values)));
    }

    /** Both, with broadcasting; one that is null keeps all. */
    static @Nullable Tensor both(@Nullable Tensor a, @Nullable Tensor b) {
        if (a == null || b == null) return a == null ? b : a;
        return logicalAnd(a, b);
    }
}
