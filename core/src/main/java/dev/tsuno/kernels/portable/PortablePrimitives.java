package dev.tsuno.kernels.portable;

/**
 * The hot few as plain loops. Each works on chunks of at most 512 elements that are copied into arrays of their own and back: the
 * copies cost a few percent, and without them the compiler doesn't vectorize the loop at all, since it can't tell from two offsets
 * into an array that the ranges don't overlap.
 */
final class PortablePrimitives extends Primitives {
    private static final int CHUNK = 512;

    private final float[] a = new float[CHUNK];
    private final float[] b = new float[CHUNK];
    private final float[] c = new float[CHUNK];
    private final float[] d = new float[CHUNK];
    private final float[] e = new float[CHUNK];
    private final float[] f = new float[CHUNK];
    private final float[] g = new float[CHUNK];

    @Override
    public Product product(ProductShape shape) {
        return new PortableProduct(shape);
    }

    @Override
    public TransposedProduct transposedProduct(int rows, int m, int n, int parts, int partStep, int resultStep) {
        return new PortableTransposedProduct(rows, m, n, parts, partStep, resultStep);
    }

    private static void in(float[] x, int x0, float[] chunk, int n) {
        System.arraycopy(x, x0, chunk, 0, n);
    }

    private static void out(float[] chunk, float[] x, int x0, int n) {
        System.arraycopy(chunk, 0, x, x0, n);
    }

    @Override
    public void tanh(float[] x, int x0, int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            in(x, x0 + j, a, m);
            CellLoops.tanh(a, m);
            out(a, x, x0 + j, m);
        }
    }

    @Override
    public void exp(float[] x, float[] y, int from, int to) {
        UnaryLoops.exp(x, y, from, to);
    }

    @Override
    public void sigmoid(float[] x, int x0, int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            in(x, x0 + j, a, m);
            CellLoops.sigmoid(a, m);
            out(a, x, x0 + j, m);
        }
    }

    @Override
    public void start(
            float[] x,
            int x0,
            int xStep,
            float[] w,
            int w0,
            float[] bias,
            int b0,
            float[] z,
            int z0,
            int plane,
            int parts,
            int width,
            int rows) {
        for (int j = 0; j < parts * width; j += CHUNK) {
            int m = Math.min(CHUNK, parts * width - j);
            in(w, w0 + j, a, m);
            in(bias, b0 + j, b, m);
            for (int r = 0; r < rows; r++) {
                CellLoops.multiplyAdd(x[x0 + r * xStep], a, b, c, m);
                Parts.write(c, z, z0 + r * width, plane, width, j, m);
            }
        }
    }

    @Override
    public void addStartGradient(
            float[] x,
            int x0,
            int xStep,
            float[] z,
            int z0,
            int zStep,
            int plane,
            int parts,
            int width,
            int rows,
            float[] dw,
            int w0,
            float[] db,
            int b0) {
        for (int j = 0; j < parts * width; j += CHUNK) {
            int m = Math.min(CHUNK, parts * width - j);
            in(dw, w0 + j, a, m);
            in(db, b0 + j, b, m);
            for (int r = 0; r < rows; r++) {
                Parts.read(z, z0 + r * zStep, plane, width, j, m, c);
                CellLoops.addRow(x[x0 + r * xStep], c, a, b, m);
            }
            out(a, dw, w0 + j, m);
            out(b, db, b0 + j, m);
        }
    }

    @Override
    public void simpleRnnBack(float[] dh, int d0, float[] h, int h0, int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            in(dh, d0 + j, a, m);
            in(h, h0 + j, b, m);
            CellLoops.simpleRnnBack(a, b, m);
            out(a, dh, d0 + j, m);
        }
    }

    @Override
    public void lstmGates(float[] z, int z0, int plane, int n) {
        sigmoid(z, z0, n);
        sigmoid(z, z0 + plane, n);
        sigmoid(z, z0 + 3 * plane, n);
    }

    @Override
    public void lstmCell(
            float[] z,
            int z0,
            int plane,
            float[] cells,
            int c0,
            int c1,
            float[] tc,
            int tc0,
            float[] h,
            int h0,
            int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            int i = z0 + j;
            in(z, i, a, m);
            in(z, i + plane, b, m);
            in(z, i + 2 * plane, c, m);
            in(z, i + 3 * plane, d, m);
            in(cells, c0 + j, e, m);
            CellLoops.tanh(c, m);
            CellLoops.lstmCarry(a, b, c, e, f, m);
            CellLoops.tanh(f, g, m);
            CellLoops.multiply(d, g, a, m);
            out(c, z, i + 2 * plane, m);
            out(f, cells, c1 + j, m);
            out(g, tc, tc0 + j, m);
            out(a, h, h0 + j, m);
        }
    }

    @Override
    public void lstmCellBack(
            float[] dh,
            int d0,
            float[] z,
            int z0,
            int plane,
            float[] tc,
            int tc0,
            float[] cells,
            int c0,
            float[] dc,
            int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            int i = z0 + j;
            in(dh, d0 + j, a, m);
            in(z, i + 3 * plane, b, m);
            in(tc, tc0 + j, c, m);
            in(dc, j, d, m);
            CellLoops.lstmOutputBack(a, b, c, d, m);
            out(b, z, i + 3 * plane, m);
            in(z, i, a, m);
            in(z, i + plane, b, m);
            in(z, i + 2 * plane, c, m);
            in(cells, c0 + j, e, m);
            CellLoops.lstmCarryBack(d, a, b, c, e, m);
            out(a, z, i, m);
            out(b, z, i + plane, m);
            out(c, z, i + 2 * plane, m);
            out(d, dc, j, m);
        }
    }

    @Override
    public void gruGates(float[] p, int p0, float[] q, int q0, int plane, int n) {
        for (int gate = 0; gate < 2; gate++) {
            for (int j = 0; j < n; j += CHUNK) {
                int m = Math.min(CHUNK, n - j);
                int i = gate * plane + j;
                in(p, p0 + i, a, m);
                in(q, q0 + i, b, m);
                CellLoops.sigmoidOfSum(a, b, m);
                out(a, p, p0 + i, m);
            }
        }
    }

    @Override
    public void gruCell(float[] p, int p0, float[] q, int q0, int plane, float[] h, int h0, int h1, int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            int i = p0 + j;
            in(p, i, a, m);
            in(p, i + plane, b, m);
            in(p, i + 2 * plane, c, m);
            in(q, q0 + 2 * plane + j, d, m);
            in(h, h0 + j, e, m);
            CellLoops.gruCandidate(b, d, c, m);
            CellLoops.gruOutput(a, c, e, f, m);
            out(c, p, i + 2 * plane, m);
            out(f, h, h1 + j, m);
        }
    }

    @Override
    public void gruCellBack(
            float[] dh, int d0, int before, float[] p, int p0, float[] q, int q0, int plane, float[] h, int h0, int n) {
        for (int j = 0; j < n; j += CHUNK) {
            int m = Math.min(CHUNK, n - j);
            int i = p0 + j;
            int k = q0 + j;
            in(dh, d0 + j, a, m);
            in(p, i, b, m);
            in(p, i + 2 * plane, c, m);
            in(h, h0 + j, d, m);
            in(dh, before + j, e, m);
            CellLoops.gruUpdateBack(a, b, c, d, e, m);
            out(b, p, i, m);
            out(b, q, k, m);
            out(c, p, i + 2 * plane, m);
            out(e, dh, before + j, m);
            in(p, i + plane, a, m);
            in(q, k + 2 * plane, b, m);
            CellLoops.gruResetBack(c, a, b, m);
            out(a, p, i + plane, m);
            out(a, q, k + plane, m);
            out(b, q, k + 2 * plane, m);
        }
    }
}
