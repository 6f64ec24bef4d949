package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.WrongIndex;
import java.util.Arrays;

/** Rows of a table by their number. */
public final class GatherKernels {
    private GatherKernels() {}

    /** {@code y[i] = table[rows[i]]}: rows of {@code width} elements, {@code count} of them; a row outside the table throws. */
    public static Kernel gather(float[] table, int tableRows, float[] rows, float[] y, int count, int width) {
        return () -> {
            for (int i = 0; i < count; i++) {
                System.arraycopy(table, checked(rows[i], tableRows) * width, y, i * width, width);
            }
        };
    }

    /** {@code table} is zeroed, then {@code table[rows[i]] += y[i]} with i rising. */
    public static Kernel scatterAdd(float[] y, float[] rows, float[] table, int tableRows, int count, int width) {
        return () -> {
            Arrays.fill(table, 0, tableRows * width, 0f);
            for (int i = 0; i < count; i++) addRow(y, i * width, table, checked(rows[i], tableRows) * width, width);
        };
    }

    private static void addRow(float[] y, int from, float[] table, int to, int width) {
        for (int j = 0; j < width; j++) table[to + j] += y[from + j];
    }

    private static int checked(float row, int tableRows) {
        int r = (int) row;
        if (r != row || r < 0 || r >= tableRows) {
            throw WrongIndex.of(row, tableRows);
        }
        return r;
    }
}
