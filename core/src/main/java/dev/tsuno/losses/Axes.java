package dev.tsuno.losses;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The axes that a loss sums, none for all. In a config a single one stands as a number, several as a list. */
record Axes(boolean isSingle, int... values) {
    static final Axes ALL = new Axes(false);

    static final Codec<Axes> CODEC = new Codec<>() {
        @Override
        public Axes decode(Object plain) {
            if (!(plain instanceof List<?> list)) return new Axes(true, Codecs.INT.decode(plain));
            int[] axes = new int[list.size()];
            for (int i = 0; i < axes.length; i++) axes[i] = Codecs.INT.decode(list.get(i));
            return new Axes(false, axes);
        }

        @Override
        public Object encode(Axes value) {
            if (value.isSingle) return value.values[0];
            List<Object> list = new ArrayList<>();
            for (int axis : value.values) list.add(axis);
            return list;
        }
    };

    static Axes of(int... axes) {
        return new Axes(axes.length == 1, axes.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axes that && isSingle == that.isSingle && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
