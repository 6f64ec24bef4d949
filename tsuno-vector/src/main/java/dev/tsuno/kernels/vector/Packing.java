package dev.tsuno.kernels.vector;

import java.util.Arrays;

/** Copies into the layouts that tiles read without a gap. */
final class Packing {
    private Packing() {}

    /** k rows of {@code columns} elements of x to rows of {@code width} elements; what is behind them becomes zero. */
    static void panel(
            float[] x, int x0, int rowStep, int columnStep, int k, int columns, float[] y, int y0, int width) {
        if (columns < width) Arrays.fill(y, y0, y0 + k * width, 0f);
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

    /** The first {@code groups} · 4 columns of x, four side by side: (groups, rows, 4). */
    static void groups(float[] x, int x0, int ldx, int rows, int groups, float[] y) {
        for (int r = 0; r < rows; r++) {
            for (int g = 0; g < groups; g++) {
                int from = x0 + r * ldx + 4 * g;
                int to = (g * rows + r) * 4;
                y[to] = x[from];
                y[to + 1] = x[from + 1];
                y[to + 2] = x[from + 2];
                y[to + 3] = x[from + 3];
            }
        }
    }
}
