package dev.tsuno.kernels.portable;

/** Rows whose columns lie in several planes: part g's column j at {@code x0 + g * step + j}. */
final class Parts {
    private Parts() {}

    /** Columns {@code from} … {@code from + count} to the start of {@code row}. */
    static void read(float[] x, int x0, int step, int width, int from, int count, float[] row) {
        int g = from / width;
        int j = from - g * width;
        for (int i = 0; i < count; g++, j = 0) {
            int take = Math.min(width - j, count - i);
            System.arraycopy(x, x0 + g * step + j, row, i, take);
            i += take;
        }
    }

    /** The start of {@code row} to columns {@code from} … {@code from + count}. */
    static void write(float[] row, float[] x, int x0, int step, int width, int from, int count) {
        int g = from / width;
        int j = from - g * width;
        for (int i = 0; i < count; g++, j = 0) {
            int take = Math.min(width - j, count - i);
            System.arraycopy(row, i, x, x0 + g * step + j, take);
            i += take;
        }
    }
}
