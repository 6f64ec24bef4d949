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
    private final int resultStep;
    private final float[][] block;
    private final float[] first;
    private final float[] second;
    private final float[] left;
    private final float[] right;

    PortableTransposedProduct(int rows, int m, int n, int parts, int partStep, int resultStep) {
        this.m = m;
        this.n = n;
        this.partStep = partStep;
        this.resultStep = resultStep;
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
                addBlock(a, a0 + row * lda, lda, c, c0, ldc, count, column, columns);
            }
        }
    }

    private void addBlock(float[] a, int a0, int lda, float[] c, int c0, int ldc, int count, int column, int columns) {
        int i = 0;
        for (; i + 2 <= m; i += 2) {
            int c1 = c0 + i * ldc;
            Parts.read(c, c1, resultStep, width, column, columns, first);
            Parts.read(c, c1 + ldc, resultStep, width, column, columns, second);
            for (int k = 0; k < count; k++) {
                left[k] = a[a0 + k * lda + i];
                right[k] = a[a0 + k * lda + i + 1];
            }
            if (columns > 64) LongRows.addTwo(first, second, left, 0, right, 0, block, 0, count, columns);
            else ShortRows.addTwo(first, second, left, 0, right, 0, block, 0, count, columns);
            Parts.write(first, c, c1, resultStep, width, column, columns);
            Parts.write(second, c, c1 + ldc, resultStep, width, column, columns);
        }
        if (i < m) {
            Parts.read(c, c0 + i * ldc, resultStep, width, column, columns, first);
            for (int k = 0; k < count; k++) left[k] = a[a0 + k * lda + i];
            if (columns > 64) LongRows.addOne(first, left, 0, block, 0, count, columns);
            else ShortRows.addOne(first, left, 0, block, 0, count, columns);
            Parts.write(first, c, c0 + i * ldc, resultStep, width, column, columns);
        }
    }
}
