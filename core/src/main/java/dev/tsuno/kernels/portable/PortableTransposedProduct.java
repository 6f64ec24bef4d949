package dev.tsuno.kernels.portable;

/**
 * The portable transposed product. Blocks of B, 32 rows by at most 512 columns, are copied into rows that are arrays of their own;
 * against each block, two rows of C at a time are copied out, summed and copied back.
 */
final class PortableTransposedProduct implements TransposedProduct {
    private static final int COLUMNS = 512;
    private static final int ROWS = 32;

    private final int m;
    private final int n;
    private final int width;
    private final int partStep;
    private final float[][] block;
    private final float[] first;
    private final float[] second;
    private final float[] left;
    private final float[] right;

    PortableTransposedProduct(int rows, int m, int n, int parts, int partStep) {
        this.m = m;
        this.n = n;
        this.partStep = partStep;
        width = n / parts;
        int columns = Math.min(n, COLUMNS);
        block = new float[Math.max(1, Math.min(rows, ROWS))][columns];
        first = new float[columns];
        second = new float[columns];
        left = new float[block.length];
        right = new float[block.length];
    }

    @Override
    public void add(float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows) {
        for (int column = 0; column < n; column += COLUMNS) {
            int columns = Math.min(COLUMNS, n - column);
            for (int row = 0; row < rows; row += block.length) {
                int count = Math.min(block.length, rows - row);
                for (int i = 0; i < count; i++) {
                    Parts.read(b, b0 + (row + i) * ldb, partStep, width, column, columns, block[i]);
                }
                addBlock(a, a0 + row * lda, lda, c, c0 + column, ldc, count, columns);
            }
        }
    }

    private void addBlock(float[] a, int a0, int lda, float[] c, int c0, int ldc, int count, int columns) {
        int i = 0;
        for (; i + 2 <= m; i += 2) {
            int c1 = c0 + i * ldc;
            System.arraycopy(c, c1, first, 0, columns);
            System.arraycopy(c, c1 + ldc, second, 0, columns);
            for (int k = 0; k < count; k++) {
                left[k] = a[a0 + k * lda + i];
                right[k] = a[a0 + k * lda + i + 1];
            }
            if (columns > 64) LongRows.addTwo(first, second, left, 0, right, 0, block, 0, count, columns);
            else ShortRows.addTwo(first, second, left, 0, right, 0, block, 0, count, columns);
            System.arraycopy(first, 0, c, c1, columns);
            System.arraycopy(second, 0, c, c1 + ldc, columns);
        }
        if (i < m) {
            System.arraycopy(c, c0 + i * ldc, first, 0, columns);
            for (int k = 0; k < count; k++) left[k] = a[a0 + k * lda + i];
            if (columns > 64) LongRows.addOne(first, left, 0, block, 0, count, columns);
            else ShortRows.addOne(first, left, 0, block, 0, count, columns);
            System.arraycopy(first, 0, c, c0 + i * ldc, columns);
        }
    }
}
