package dev.tsuno.metrics;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.List;

/** A list of numbers in a config. */
final class Numbers {
    static final Codec<double[]> CODEC = new Codec<>() {
        @Override
        public double[] decode(Object plain) {
            if (!(plain instanceof List<?> list)) throw new IllegalArgumentException("expected a list, got " + plain);
            double[] values = new double[list.size()];
            for (int i = 0; i < values.length; i++) values[i] = Codecs.DOUBLE.decode(list.get(i));
            return values;
        }

        @Override
        public Object encode(double[] value) {
            List<Object> list = new ArrayList<>();
            for (double number : value) list.add(number);
            return list;
        }
    };

    private Numbers() {}
}
