package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of a mask, null where it is as long as the input: Keras's {@code noise_shape}. An axis of 1 is dropped or kept as a whole. */
record NoiseShape(List<@Nullable Integer> sizes) {
    /** In a config, a list of sizes and nulls. */
    static final Codec<NoiseShape> CODEC = new Codec<>() {
        @Override
        public NoiseShape decode(Object plain) {
            if (!(plain instanceof List<?> list)) throw expected(plain);
            List<@Nullable Integer> sizes = new ArrayList<>();
            for (Object size : list) {
                boolean good = size == null
                        || (size instanceof Number n && n.doubleValue() == n.intValue() && n.intValue() > 0);
                if (!good) throw expected(plain);
                sizes.add(size instanceof Number n ? n.intValue() : null);
            }
            return new NoiseShape(Collections.unmodifiableList(sizes));
        }

        @Override
        public Object encode(NoiseShape value) {
            return value.sizes;
        }

        private IllegalArgumentException expected(Object got) {
            return new IllegalArgumentException(
                    "expected a list of positive sizes, null for the input's own, got " + got);
        }
    };

    static NoiseShape of(@Nullable Integer... sizes) {
        return CODEC.decode(Arrays.asList(sizes));
    }

    /** For an input of this shape. */
    Shape on(Shape input, Layer<?> layer) {
        if (sizes.size() > input.rank()) {
            throw new IllegalArgumentException(
                    layer + ": noise_shape " + sizes + " has " + sizes.size() + " axes, the input " + input + " has "
                            + input.rank() + ". Give one size for each, null for the input's own.");
        }
        int[] dims = new int[sizes.size()];
        for (int axis = 0; axis < dims.length; axis++) {
            Integer size = sizes.get(axis);
            dims[axis] = size == null ? input.dim(axis) : size;
        }
        return Shape.of(dims);
    }
}
