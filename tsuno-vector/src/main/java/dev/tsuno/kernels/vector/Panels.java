package dev.tsuno.kernels.vector;

import java.util.Arrays;

/**
 * A number of columns cut into panels of 5, 4, 2 or 1 vectors, the widths there are tiles for. The last panel may reach beyond the last
 * column.
 */
final class Panels {
    final int count;
    /** Vectors of each panel. */
    final int[] vectors;
    /** First column of each panel. */
    final int[] column;
    /** Columns of the last panel that are there; the others have all of theirs. */
    final int lastWidth;

    Panels(int columns) {
        int[] cut = cut((columns + Lanes.LENGTH - 1) / Lanes.LENGTH);
        count = cut.length;
        vectors = cut;
        column = new int[count];
        for (int i = 1; i < count; i++) column[i] = column[i - 1] + cut[i - 1] * Lanes.LENGTH;
        lastWidth = columns - column[count - 1];
    }

    int width(int panel) {
        return vectors[panel] * Lanes.LENGTH;
    }

    boolean whole(int panel) {
        return panel < count - 1 || lastWidth == width(panel);
    }

    /** Fours and as few fives as possible; where that doesn't come out even, a two or a one behind. */
    private static int[] cut(int n) {
        for (int fives = 0; fives * 5 <= n; fives++) {
            int rest = n - fives * 5;
            if (rest % 4 != 0) continue;
            int[] cut = new int[fives + rest / 4];
            Arrays.fill(cut, 4);
            Arrays.fill(cut, 0, fives, 5);
            return cut;
        }
        int last = n == 1 ? 1 : 2;
        int[] front = n == last ? new int[0] : n == 3 ? new int[] {2} : cut(n - last);
        int[] cut = Arrays.copyOf(front, front.length + 1);
        cut[front.length] = n == 3 ? 1 : last;
        return cut;
    }
}
