package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import java.util.Arrays;

/** Sums over the middle axis of (outer, n, inner), divided by {@code divisor}. */
final class SumLoops {
    private SumLoops() {}

    static Kernel sum(float[] x, float[] y, int outer, int n, int inner, int divisor) {
        if (inner == 1) {
            float[] part = new float[16];
            return () -> {
                for (int o = 0; o < outer; o++) y[o] = row(x, o * n, n, part) / divisor;
            };
        }
        float[] sum = new float[inner];
        float[] row = new float[inner];
        return () -> {
            for (int o = 0; o < outer; o++) {
                Arrays.fill(sum, 0f);
                for (int i = 0; i < n; i++) {
                    System.arraycopy(x, (o * n + i) * inner, row, 0, inner);
                    add(row, sum, inner);
                }
                if (divisor != 1) divide(sum, divisor, inner);
                System.arraycopy(sum, 0, y, o * inner, inner);
            }
        };
    }

    /** The 16 partial sums stand in registers. */
    private static float row(float[] x, int from, int n, float[] part) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        float s8 = 0, s9 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0, s14 = 0, s15 = 0;
        int end = from + (n & -16);
        int i = from;
        for (; i < end; i += 16) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
            s8 += x[i + 8];
            s9 += x[i + 9];
            s10 += x[i + 10];
            s11 += x[i + 11];
            s12 += x[i + 12];
            s13 += x[i + 13];
            s14 += x[i + 14];
            s15 += x[i + 15];
        }
        part[0] = s0;
        part[1] = s1;
        part[2] = s2;
        part[3] = s3;
        part[4] = s4;
        part[5] = s5;
        part[6] = s6;
        part[7] = s7;
        part[8] = s8;
        part[9] = s9;
        part[10] = s10;
        part[11] = s11;
        part[12] = s12;
        part[13] = s13;
        part[14] = s14;
        part[15] = s15;
        for (int p = 0; i < from + n; i++, p++) part[p] += x[i];
        for (int half = 8; half > 0; half /= 2) {
            for (int p = 0; p < half; p++) part[p] += part[p + half];
        }
        return part[0];
    }

    private static void add(float[] row, float[] sum, int n) {
        for (int i = 0; i < n; i++) sum[i] += row[i];
    }

    private static void divide(float[] sum, float divisor, int n) {
        for (int i = 0; i < n; i++) sum[i] /= divisor;
    }
}
