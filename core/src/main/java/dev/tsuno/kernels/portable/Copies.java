package dev.tsuno.kernels.portable;

/** Copies between the layouts: batch-major and time-major sequences, matrices and their transposes. */
final class Copies {
    private Copies() {}

    /** Steps {@code t} … {@code t + steps} of x (batch, time, width) to y (steps, batch, width). */
    static void toTimeMajor(float[] x, int batch, int time, int width, int t, int steps, float[] y, int y0) {
        for (int b = 0; b < batch; b++) {
            int from = (b * time + t) * width;
            int to = y0 + b * width;
            if (batch == 1) System.arraycopy(x, from, y, to, steps * width);
            else if (width == 1) for (int i = 0; i < steps; i++) y[to + i * batch] = x[from + i];
            else
                for (int i = 0; i < steps; i++) System.arraycopy(x, from + i * width, y, to + i * batch * width, width);
        }
    }

    /** x (steps, batch, width) to steps {@code t} … {@code t + steps} of y (batch, time, width). */
    static void toBatchMajor(float[] x, int x0, int batch, int time, int width, int t, int steps, float[] y) {
        for (int b = 0; b < batch; b++) {
            int from = x0 + b * width;
            int to = (b * time + t) * width;
            if (batch == 1) System.arraycopy(x, from, y, to, steps * width);
            else if (width == 1) for (int i = 0; i < steps; i++) y[to + i] = x[from + i * batch];
            else
                for (int i = 0; i < steps; i++) System.arraycopy(x, from + i * batch * width, y, to + i * width, width);
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
