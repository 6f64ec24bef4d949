package dev.tsuno.array;

/** Evenly spaced numbers by NumPy's formulas, so that the last bit is NumPy's too. */
final class Ranges {
    private Ranges() {}

    static double[] arange(double start, double stop, double step) {
        double length = Math.ceil((stop - start) / step);
        if (!(length <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "arange(" + start + ", " + stop + ", " + step + ") has " + length + " elements, more than an array can hold.");
        }
        double[] values = new double[(int) Math.max(0, length)];
        // NumPy's distance is what rounding leaves between its first two values.
        double distance = (start + step) - start;
        for (int i = 0; i < values.length; i++) {
            values[i] = start + i * distance;
        }
        if (values.length > 1) {
            values[1] = start + step;
        }
        return values;
    }

    static long[] arange(long start, long stop, long step) {
        if (step == 0) {
            throw new IllegalArgumentException("arange(" + start + ", " + stop + ", 0): the step must not be 0.");
        }
        long length = step > 0 == start < stop ? -Math.floorDiv(-Math.subtractExact(stop, start), step) : 0;
        long[] values = new long[NDArray.checkedSize(length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = start + i * step;
        }
        return values;
    }

    static double[] linspace(double start, double stop, int num) {
        if (num < 0) {
            throw new IllegalArgumentException("linspace expects num of 0 or more, got " + num + ".");
        }
        double[] values = new double[num];
        double distance = stop - start;
        double step = distance / (num - 1);
        for (int i = 0; i < num; i++) {
            // A step too small for a double is taken in two parts.
            double way = num == 1 ? 0 : step != 0 ? i * step : i / (double) (num - 1) * distance;
            values[i] = way + start;
        }
        if (num > 1) {
            values[num - 1] = stop;
        }
        return values;
    }
}
