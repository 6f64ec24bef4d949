package dev.tsuno.kernels.portable;

/**
 * The portable product. B is copied into rows that are arrays of their own, in blocks of at most 512 columns; two rows of C at a
 * time are copied out of their planes, summed and copied back.
 */
final class PortableProduct implements Product {
    private static final int COLUMNS = 512;
    /** Of a block's rows, so many that they stay in the second-level cache. */
    private static final int ROWS = 128;

    private final ProductShape shape;
    private final int leftWidth;
    private final int resultWidth;
    private final float[][][] blocks;
    private final int kBlock;
    private final float[] first;
    private final float[] second;

    PortableProduct(ProductShape shape) {
        this.shape = shape;
        leftWidth = shape.k() / shape.leftParts();
        resultWidth = shape.n() / shape.resultParts();
        int n = shape.n();
        blocks = new float[(n + COLUMNS - 1) / COLUMNS][][];
        for (int i = 0; i < blocks.length; i++) blocks[i] = new float[shape.k()][Math.min(COLUMNS, n - i * COLUMNS)];
        kBlock = (long) shape.k() * Math.min(n, COLUMNS) <= ROWS * COLUMNS ? shape.k() : ROWS;
        first = new float[Math.min(n, COLUMNS)];
        second = new float[Math.min(n, COLUMNS)];
    }

    private PortableProduct(PortableProduct loaded) {
        shape = loaded.shape;
        leftWidth = loaded.leftWidth;
        resultWidth = loaded.resultWidth;
        blocks = loaded.blocks;
        kBlock = loaded.kBlock;
        first = new float[loaded.first.length];
        second = new float[loaded.second.length];
    }

    @Override
    public Product another() {
        return new PortableProduct(this);
    }

    @Override
    public void load(float[] b, int b0, int rowStep, int columnStep) {
        for (int i = 0; i < blocks.length; i++) {
            Copies.toRows(b, b0 + i * COLUMNS * columnStep, rowStep, columnStep, blocks[i]);
        }
    }

    @Override
    public void add(float[] a, int a0, int lda, float[] c, int c0, int ldc, int rows) {
        for (int i = 0; i < blocks.length; i++) {
            for (int k = 0; k < shape.k(); k += kBlock) {
                addBlock(blocks[i], k, Math.min(shape.k(), k + kBlock), a, a0, lda, c, c0, ldc, rows, i * COLUMNS);
            }
        }
    }

    private void addBlock(
            float[][] b,
            int from,
            int end,
            float[] a,
            int a0,
            int lda,
            float[] c,
            int c0,
            int ldc,
            int rows,
            int column) {
        int n = b[0].length;
        int step = shape.resultStep();
        int r = 0;
        for (; r + 2 <= rows; r += 2) {
            int c1 = c0 + r * ldc;
            Parts.read(c, c1, step, resultWidth, column, n, first);
            Parts.read(c, c1 + ldc, step, resultWidth, column, n, second);
            for (int k = from; k < end; ) {
                int part = k / leftWidth;
                int count = Math.min(end, (part + 1) * leftWidth) - k;
                int p = a0 + r * lda + part * shape.leftStep() + k - part * leftWidth;
                if (n > 64) LongRows.addTwo(first, second, a, p, a, p + lda, b, k, count, n);
                else ShortRows.addTwo(first, second, a, p, a, p + lda, b, k, count, n);
                k += count;
            }
            Parts.write(first, c, c1, step, resultWidth, column, n);
            Parts.write(second, c, c1 + ldc, step, resultWidth, column, n);
        }
        if (r < rows) {
            int c1 = c0 + r * ldc;
            Parts.read(c, c1, step, resultWidth, column, n, first);
            for (int k = from; k < end; ) {
                int part = k / leftWidth;
                int count = Math.min(end, (part + 1) * leftWidth) - k;
                int p = a0 + r * lda + part * shape.leftStep() + k - part * leftWidth;
                if (n > 64) LongRows.addOne(first, a, p, b, k, count, n);
                else ShortRows.addOne(first, a, p, b, k, count, n);
                k += count;
            }
            Parts.write(first, c, c1, step, resultWidth, column, n);
        }
    }
}
