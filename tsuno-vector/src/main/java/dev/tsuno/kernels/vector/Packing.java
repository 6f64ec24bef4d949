package dev.tsuno.kernels.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Copies into the layouts that tiles read without a gap. */
final class Packing {
    private static final int L = Lanes.LENGTH;

    private Packing() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    /** k rows of {@code columns} elements of x to rows of {@code width} elements; what is behind them becomes zero. */
    static void panel(
            float[] x, int x0, int rowStep, int columnStep, int k, int columns, float[] y, int y0, int width) {
        if (columns < width) Arrays.fill(y, y0, y0 + k * width, 0f);
        if (columnStep == 1 && columns == 4 * L) {
            rows4(x, x0, rowStep, k, y, y0);
            return;
        }
        if (columnStep == 1 && columns == 5 * L) {
            rows5(x, x0, rowStep, k, y, y0);
            return;
        }
        if (columnStep == 1) {
            for (int i = 0; i < k; i++) System.arraycopy(x, x0 + i * rowStep, y, y0 + i * width, columns);
            return;
        }
        int i = 0;
        if (rowStep == 1) {
            for (; i + 4 <= k; i += 4) fourRows(x, x0 + i, columnStep, columns, y, y0 + i * width, width);
        }
        for (; i < k; i++) {
            for (int j = 0; j < columns; j++) y[y0 + i * width + j] = x[x0 + i * rowStep + j * columnStep];
        }
    }

    private static void fourRows(float[] x, int x0, int columnStep, int columns, float[] y, int y0, int width) {
        int y1 = y0 + width;
        int y2 = y1 + width;
        int y3 = y2 + width;
        for (int j = 0; j < columns; j++) {
            int p = x0 + j * columnStep;
            y[y0 + j] = x[p];
            y[y1 + j] = x[p + 1];
            y[y2 + j] = x[p + 2];
            y[y3 + j] = x[p + 3];
        }
    }

    /** The first {@code groups} · L columns of x, L side by side: (groups, rows, L). */
    static void groups(float[] x, int x0, int ldx, int rows, int groups, float[] y) {
        for (int g = 0; g < groups; g++) {
            int from = x0 + g * L;
            int to = g * rows * L;
            for (int r = 0; r < rows; r++) load(x, from + r * ldx).intoArray(y, to + r * L);
        }
    }

    private static void rows4(float[] x, int x0, int rowStep, int rows, float[] y, int y0) {
        for (int r = 0; r < rows; r++) {
            int p = x0 + r * rowStep;
            int q = y0 + r * (4 * L);
            load(x, p).intoArray(y, q);
            load(x, p + L).intoArray(y, q + L);
            load(x, p + 2 * L).intoArray(y, q + 2 * L);
            load(x, p + 3 * L).intoArray(y, q + 3 * L);
        }
    }

    private static void rows5(float[] x, int x0, int rowStep, int rows, float[] y, int y0) {
        for (int r = 0; r < rows; r++) {
            int p = x0 + r * rowStep;
            int q = y0 + r * (5 * L);
            load(x, p).intoArray(y, q);
            load(x, p + L).intoArray(y, q + L);
            load(x, p + 2 * L).intoArray(y, q + 2 * L);
            load(x, p + 3 * L).intoArray(y, q + 3 * L);
            load(x, p + 4 * L).intoArray(y, q + 4 * L);
        }
    }
}
