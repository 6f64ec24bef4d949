package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.WrongIndex;
import java.util.Arrays;

/** Rows of a table by their number. */
final class Rows {
    private Rows() {}

    static Kernel gather(double[] table, int tableRows, double[] rows, double[] y, int count, int width) {
        return () -> {
            for (int i = 0; i < count; i++) {
                int row = checked(rows[i], tableRows);
                for (int j = 0; j < width; j++) y[i * width + j] = table[row * width + j];
            }
        };
    }

    static Kernel scatterAdd(double[] y, double[] rows, double[] table, int tableRows, int count, int width) {
        return () -> {
            Arrays.fill(table, 0, tableRows * width, 0);
            for (int i = 0; i < count; i++) {
                int row = checked(rows[i], tableRows);
                for (int j = 0; j < width; j++) table[row * width + j] += y[i * width + j];
            }
        };
    }

    private static int checked(double row, int tableRows) {
        int r = (int) row;
        if (r != row || r < 0 || r >= tableRows) {
            throw WrongIndex.of(row, tableRows);
        }
        return r;
    }
}
