package dev.tsuno.kernels.portable;

/** Copies between the layouts: batch-major and time-major sequences, matrices and their transposes. */
final class Copies {
    private Copies() {}

    /**
     * Rows {@code first} … {@code first + rows} and steps {@code t} … {@code t + steps} of x (batch, time, width) to y, whose time steps
     * stand {@code yStep} apart.
     */
    static void toTimeMajor(
            float[] x, int first, int rows, int time, int width, int t, int steps, float[] y, int y0, int yStep) {
        for (int b = 0; b < rows; b++) {
            int from = ((first + b) * time + t) * width;
            int to = y0 + b * width;
            if (yStep == width) System.arraycopy(x, from, y, to, steps * width);
            else if (width == 1) for (int i = 0; i < steps; i++) y[to + i * yStep] = x[from + i];
            else for (int i = 0; i < steps; i++) System.arraycopy(x, from + i * width, y, to + i * yStep, width);
        }
    }

    /** x, whose time steps stand {@code xStep} apart, to those rows and steps of y (batch, time, width). */
    static void toBatchMajor(
            float[] x, int x0, int xStep, float[] y, int first, int rows, int time, int width, int t, int steps) {
        for (int b = 0; b < rows; b++) {
            int from = x0 + b * width;
            int to = ((first + b) * time + t) * width;
            if (xStep == width) System.arraycopy(x, from, y, to, steps * width);
            else if (width == 1) for (int i = 0; i < steps; i++) y[to + i] = x[from + i * xStep];
            else for (int i = 0; i < steps; i++) System.arraycopy(x, from + i * xStep, y, to + i * width, width);
        }
    }

    /** A matrix with any strides to rows that are arrays of their own. */
    static void toRows(float[] x, int x0, int rowStep, int columnStep, float[][] rows) {
        int k = 0;
        if (columnStep != 1 && rowStep == 1) {
            for (; k + 4 <= rows.length; k += 4)
                fourColumns(x, x0 + k, columnStep, rows[k], rows[k + 1], rows[k + 2], rows[k + 3]);
        }
        for (; k < rows.length; k++) {
            float[] row = rows[k];
            int from = x0 + k * rowStep;
            if (columnStep == 1) System.arraycopy(x, from, row, 0, row.length);
            else for (int j = 0; j < row.length; j++) row[j] = x[from + j * columnStep];
        }
    }

    private static void fourColumns(float[] x, int x0, int step, float[] a, float[] b, float[] c, float[] d) {
        for (int j = 0, from = x0; j < a.length; j++, from += step) {
            a[j] = x[from];
            b[j] = x[from + 1];
            c[j] = x[from + 2];
            d[j] = x[from + 3];
        }
    }
}
