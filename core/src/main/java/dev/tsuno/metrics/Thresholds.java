package dev.tsuno.metrics;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where predictions become positive: those greater than a threshold. A single one stands as a number in a config. */
record Thresholds(boolean isSingle, double... values) {
    static final Codec<Thresholds> CODEC = new Codec<>() {
        @Override
        public Thresholds decode(Object plain) {
            if (!(plain instanceof List<?> list)) return new Thresholds(true, within(plain));
            double[] values = new double[list.size()];
            for (int i = 0; i < values.length; i++) values[i] = within(list.get(i));
            return new Thresholds(false, values);
        }

        @Override
        public Object encode(Thresholds value) {
            if (value.isSingle) return value.values[0];
            List<Object> list = new ArrayList<>();
            for (double threshold : value.values) list.add(threshold);
            return list;
        }
    };

    private static double within(Object plain) {
        return Codecs.FRACTION.decode(plain);
    }

    static Thresholds of(double... values) {
        for (double value : values) within(value);
        return new Thresholds(values.length == 1, values.clone());
    }

    /** {@code n} thresholds from 0 to 1, as far apart as the next. */
    static double[] even(int n) {
        double[] values = new double[n];
        for (int i = 1; i < n - 1; i++) values[i] = i / (n - 1.0);
        values[n - 1] = 1;
        return values;
    }

    /** Whether these are 0 to 1 at equal distances, as near as NumPy's {@code allclose} wants it. */
    static boolean areEven(double... values) {
        int n = values.length;
        if (n < 3) return false;
        for (int i = 0; i < n; i++) {
            double expected = (float) i / (n - 1);
            if (!(Math.abs(values[i] - expected) <= 1e-7 + 1e-5 * expected)) return false;
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thresholds that && isSingle == that.isSingle && Arrays.equals(values, that.values);
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
