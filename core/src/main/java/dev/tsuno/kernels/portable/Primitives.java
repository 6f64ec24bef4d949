package dev.tsuno.kernels.portable;

/**
 * The hot few: the loops that differ between the portable and the vector set. Everything else is written once on top of them.
 *
 * <p>Both implementations compute the same IEEE operations in the same order for every element, so they give the same bits. A bound
 * kernel has an instance of its own, which may keep scratch memory.
 *
 * <p>{@code plane} is the distance between the gates of one element, {@code n} the number of elements of a plane to work on. Rows of
 * {@code parts} gates of {@code width} columns each stand {@code width} floats apart in their planes.
 */
public abstract class Primitives {
    public abstract Product product(ProductShape shape);

    /**
     * m columns of A; n columns of B in {@code parts} planes {@code partStep} floats apart, those of C {@code resultStep} apart;
     * about {@code rows} rows.
     */
    public abstract TransposedProduct transposedProduct(
            int rows, int m, int n, int parts, int partStep, int resultStep);

    /** {@code x[i] = tanh(x[i])}. */
    public abstract void tanh(float[] x, int x0, int n);

    /** {@code x[i] = sigmoid(x[i])}. */
    public abstract void sigmoid(float[] x, int x0, int n);

    /** {@code y[i] = exp(x[i])} for i from {@code from} to {@code to}; y may be x. */
    public abstract void exp(float[] x, float[] y, int from, int to);

    /** {@code z[g][r][j] = fma(x[r], w[g][j], b[g][j])}: bias and first feature of an input product. */
    public abstract void start(
            float[] x,
            int x0,
            int xStep,
            float[] w,
            int w0,
            float[] b,
            int b0,
            float[] z,
            int z0,
            int plane,
            int parts,
            int width,
            int rows);

    /**
     * {@code dw[g][j] += Σ_r x[r] · z[g][r][j]} by fma, {@code db[g][j] += Σ_r z[g][r][j]}, with r rising; rows of z stand {@code zStep}
     * apart.
     */
    public abstract void addStartGradient(
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
            int b0);

    /** SimpleRNN: {@code d = d · (1 − h²)}. */
    public abstract void simpleRnnBack(float[] d, int d0, float[] h, int h0, int n);

    /** LSTM: gates i, f and o of the planes i, f, g, o become their sigmoid. */
    public abstract void lstmGates(float[] z, int z0, int plane, int n);

    /** LSTM: {@code g = tanh(g); c1 = fma(f, c0, i · g); tc = tanh(c1); h = o · tc}; g's plane and tc are written too. */
    public abstract void lstmCell(
            float[] z, int z0, int plane, float[] c, int c0, int c1, float[] tc, int tc0, float[] h, int h0, int n);

    /**
     * LSTM backwards, d the gradient of h, dc that of c (carried): with {@code e = fma(d · o, 1 − tc², dc)} the planes become
     * {@code e·g·(i·(1−i))}, {@code e·c0·(f·(1−f))}, {@code e·i·(1−g²)}, {@code d·tc·(o·(1−o))} and {@code dc = e · f}.
     */
    public abstract void lstmCellBack(
            float[] d, int d0, float[] z, int z0, int plane, float[] tc, int tc0, float[] c, int c0, float[] dc, int n);

    /** GRU: planes z and r become {@code sigmoid(p + q)}; p's array is written. */
    public abstract void gruGates(float[] p, int p0, float[] q, int q0, int plane, int n);

    /** GRU: {@code n = tanh(fma(r, q_h, p_h)); h1 = fma(z, h0, (1 − z) · n)}; n's plane is written too. */
    public abstract void gruCell(float[] p, int p0, float[] q, int q0, int plane, float[] h, int h0, int h1, int n);

    /**
     * GRU backwards, d the gradient of h[t]: with {@code e = d·(1−z)·(1−n²)} the planes of p become {@code d·(h−n)·(z·(1−z))},
     * {@code e·q_h·(r·(1−r))}, {@code e}; those of q the same but {@code e·r} in the third; and before = fma(d, z, before), the
     * gradient of h[t-1].
     */
    public abstract void gruCellBack(
            float[] d, int d0, int before, float[] p, int p0, float[] q, int q0, int plane, float[] h, int h0, int n);
}
