package dev.tsuno.array;

/**
 * NumPy's sum of floats that lie side by side, to the bit.
 *
 * <p>Up to 128 numbers are added into eight partial sums, number i into partial i mod 8, which are joined as {@code
 * ((0+1)+(2+3)) + ((4+5)+(6+7))}; what is left over is added in order. More numbers are halved, the first half a
 * multiple of eight, and the halves' sums added. The error grows with the logarithm of the length instead of with the
 * length.
 */
final class PairwiseSum {
    private static final int BLOCK = 128;

    private PairwiseSum() {}

    static double of(double[] a, int from, int n) {
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % 8;
            return of(a, from, half) + of(a, from + half, n - half);
        }
        int i = 0;
        double sum = -0.0; // the zero that adding leaves alone, even a negative one
        if (n >= 8) {
            double s0 = a[from];
            double s1 = a[from + 1];
            double s2 = a[from + 2];
            double s3 = a[from + 3];
            double s4 = a[from + 4];
            double s5 = a[from + 5];
            double s6 = a[from + 6];
            double s7 = a[from + 7];
            for (i = 8; i < n - n % 8; i += 8) {
                s0 += a[from + i];
                s1 += a[from + i + 1];
                s2 += a[from + i + 2];
                s3 += a[from + i + 3];
                s4 += a[from + i + 4];
                s5 += a[from + i + 5];
                s6 += a[from + i + 6];
                s7 += a[from + i + 7];
            }
            sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        }
        for (; i < n; i++) {
            sum += a[from + i];
        }
        return sum;
    }

    /** The same in float arithmetic. */
    static float of(float[] a, int from, int n) {
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % 8;
            return of(a, from, half) + of(a, from + half, n - half);
        }
        int i = 0;
        float sum = -0.0f;
        if (n >= 8) {
            float s0 = a[from];
            float s1 = a[from + 1];
            float s2 = a[from + 2];
            float s3 = a[from + 3];
            float s4 = a[from + 4];
            float s5 = a[from + 5];
            float s6 = a[from + 6];
            float s7 = a[from + 7];
            for (i = 8; i < n - n % 8; i += 8) {
                s0 += a[from + i];
                s1 += a[from + i + 1];
                s2 += a[from + i + 2];
                s3 += a[from + i + 3];
                s4 += a[from + i + 4];
                s5 += a[from + i + 5];
                s6 += a[from + i + 6];
                s7 += a[from + i + 7];
            }
            sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        }
        for (; i < n; i++) {
            sum += a[from + i];
        }
        return sum;
    }
}
