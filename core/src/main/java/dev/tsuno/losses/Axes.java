package dev.tsuno.losses;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.List;

/** Axes in a config: a number or a list of numbers. */
final class Axes {
    static final Codec<int[]> CODEC = new Codec<>() {
        @Override
        public int[] decode(Object plain) {
            if (!(plain instanceof List<?> list)) return new int[] {Codecs.INT.decode(plain)};
            int[] axes = new int[list.size()];
            for (int i = 0; i < axes.length; i++) axes[i] = Codecs.INT.decode(list.get(i));
            return axes;
        }

        @Override
        public Object encode(int[] value) {
            List<Object> list = new ArrayList<>();
            for (int axis : value) list.add(axis);
            return list;
        }
    };

    private Axes() {}
}
