package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.TransposedProduct;

/**
 * The vector transposed product: C in tiles of up to 4 rows by a panel of B's columns, summed over all rows of A and B.
 *
 * <p>With many rows it goes in blocks of them, with a vector's length of A's columns side by side and B's panel packed, so that both stay in the
 * first- and second-level cache; partial sums go through C. A last panel that reaches beyond the last column is packed with zeros behind, and
 * its part of C goes through scratch.
 */
final class VectorTransposedProduct implements TransposedProduct {
    private static final int L = Lanes.LENGTH;
    private static final int FEW_ROWS = 384;
    private static final int BLOCK = 192;
    private static final int SCRATCH_ROWS = 64;

    private final int m;
    private final int parts;
    private final int partStep;
    private final int resultStep;
    private final int width;
    private final Panels panels;
    private final boolean packs;
    private final float[] groups;
    private final float[] packed;
    private final float[] scratch;

    VectorTransposedProduct(int rows, int m, int n, int parts, int partStep, int resultStep) {
        this.m = m;
        this.parts = parts;
        this.partStep = partStep;
        this.resultStep = resultStep;
        width = n / parts;
        panels = new Panels(width);
        packs = rows > FEW_ROWS;
        int widest = 0;
        for (int i = 0; i < panels.count; i++) widest = Math.max(widest, panels.width(i));
        int last = panels.width(panels.count - 1);
        groups = new float[packs ? m / L * L * BLOCK : 0];
        packed = new float[packs ? BLOCK * widest : Math.max(1, rows) * last];
        scratch = new float[Math.min(SCRATCH_ROWS, m) * last];
    }

    @Override
    public void add(float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows) {
        int block = packs ? BLOCK : packed.length / panels.width(panels.count - 1);
        for (int r = 0; r < rows; r += block) {
            int count = Math.min(block, rows - r);
            if (packs) Packing.groups(a, a0 + r * lda, lda, count, m / L, groups);
            for (int part = 0; part < parts; part++) {
                for (int panel = 0; panel < panels.count; panel++) {
                    int from = b0 + r * ldb + part * partStep + panels.column[panel];
                    int to = c0 + part * resultStep + panels.column[panel];
                    addPanel(panel, a, a0 + r * lda, lda, b, from, ldb, c, to, ldc, count);
                }
            }
        }
    }

    private void addPanel(
            int panel, float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows) {
        boolean whole = panels.whole(panel);
        if (whole && !packs) {
            TransposedTiles.add(panels.vectors[panel], a, a0, lda, b, b0, ldb, c, c0, ldc, m, rows);
            return;
        }
        int full = panels.width(panel);
        int columns = whole ? full : panels.lastWidth;
        Packing.panel(b, b0, ldb, 1, rows, columns, packed, 0, full);
        if (whole) {
            sums(panel, a, a0, lda, 0, m, c, c0, ldc, rows);
            return;
        }
        int most = scratch.length / full;
        if (most > L) most -= most % L;
        for (int i = 0; i < m; i += most) {
            int count = Math.min(most, m - i);
            for (int j = 0; j < count; j++) System.arraycopy(c, c0 + (i + j) * ldc, scratch, j * full, columns);
            sums(panel, a, a0, lda, i, count, scratch, 0, full, rows);
            for (int j = 0; j < count; j++) System.arraycopy(scratch, j * full, c, c0 + (i + j) * ldc, columns);
        }
    }

    /** Rows {@code first} … {@code first + count} of C, against the packed panel. */
    private void sums(
            int panel, float[] a, int a0, int lda, int first, int count, float[] c, int c0, int ldc, int rows) {
        int vectors = panels.vectors[panel];
        int width = panels.width(panel);
        int i = 0;
        if (packs && first % L == 0) {
            for (; i + L <= count; i += L) {
                int group = (first + i) * rows;
                PackedTransposedTiles.add(vectors, groups, group, packed, 0, c, c0 + i * ldc, ldc, rows);
            }
        }
        if (i < count) {
            TransposedTiles.add(
                    vectors, a, a0 + first + i, lda, packed, 0, width, c, c0 + i * ldc, ldc, count - i, rows);
        }
    }
}
