package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.Primitives;
import dev.tsuno.kernels.portable.Product;
import dev.tsuno.kernels.portable.ProductShape;
import dev.tsuno.kernels.portable.TransposedProduct;
import jdk.incubator.vector.FloatVector;

/** The hot few on the Vector API. It keeps nothing. */
final class VectorPrimitives extends Primitives {
    @Override
    public Product product(ProductShape shape) {
        return new VectorProduct(shape);
    }

    @Override
    public TransposedProduct transposedProduct(int rows, int m, int n, int parts, int partStep, int resultStep) {
        return new VectorTransposedProduct(rows, m, n, parts, partStep, resultStep);
    }

    @Override
    public void tanh(float[] x, int x0, int n) {
        ActivationLoops.tanh(x, x0, n);
    }

    @Override
    public void exp(float[] x, float[] y, int from, int to) {
        ExpLoop.exp(x, y, from, to);
    }

    @Override
    public void sigmoid(float[] x, int x0, int n) {
        ActivationLoops.sigmoid(x, x0, n);
    }

    @Override
    public void start(
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
            int rows) {
        for (int part = 0; part < parts; part++) {
            int j = part * width;
            RowLoops.start(x, x0, xStep, w, w0 + j, b, b0 + j, z, z0 + part * plane, width, rows);
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
        for (int part = 0; part < parts; part++) {
            int j = part * width;
            RowLoops.gradient(x, x0, xStep, z, z0 + part * plane, zStep, width, rows, dw, w0 + j, db, b0 + j);
        }
    }

    @Override
    public void simpleRnnBack(float[] d, int d0, float[] h, int h0, int n) {
        FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
        int whole = n & -Lanes.LENGTH;
        for (int j = 0; j < whole; j += Lanes.LENGTH) {
            FloatVector y = FloatVector.fromArray(Lanes.SPECIES, h, h0 + j);
            FloatVector x = FloatVector.fromArray(Lanes.SPECIES, d, d0 + j);
            x.mul(one.sub(y.mul(y))).intoArray(d, d0 + j);
        }
        for (int j = whole; j < n; j++) d[d0 + j] = d[d0 + j] * (1f - h[h0 + j] * h[h0 + j]);
    }

    @Override
    public void lstmGates(float[] z, int z0, int plane, int n) {
        LstmLoops.gates(z, z0, plane, n);
    }

    @Override
    public void lstmCell(
            float[] z, int z0, int plane, float[] c, int c0, int c1, float[] tc, int tc0, float[] h, int h0, int n) {
        LstmLoops.cell(z, z0, plane, c, c0, c1, tc, tc0, h, h0, n);
    }

    @Override
    public void lstmCellBack(
            float[] d,
            int d0,
            float[] z,
            int z0,
            int plane,
            float[] tc,
            int tc0,
            float[] c,
            int c0,
            float[] dc,
            int n) {
        LstmLoops.back(d, d0, z, z0, plane, tc, tc0, c, c0, dc, n);
    }

    @Override
    public void gruGates(float[] p, int p0, float[] q, int q0, int plane, int n) {
        GruLoops.gates(p, p0, q, q0, plane, n);
    }

    @Override
    public void gruCell(float[] p, int p0, float[] q, int q0, int plane, float[] h, int h0, int h1, int n) {
        GruLoops.cell(p, p0, q, q0, plane, h, h0, h1, n);
    }

    @Override
    public void gruCellBack(
            float[] d, int d0, int before, float[] p, int p0, float[] q, int q0, int plane, float[] h, int h0, int n) {
        GruLoops.back(d, d0, before, p, p0, q, q0, plane, h, h0, n);
    }
}
