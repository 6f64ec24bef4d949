package dev.tsuno.kernels.vector;

import jdk.incubator.vector.FloatVector;

/**
 * {@link TransposedTiles} on a packed panel of B and a packed group of A's columns, as many as a vector has lanes: element k
 * of column r stands at {@code k * L + r}. With constant distances the compiler takes all bound checks out of the loop. Written by src/main/python/tiles.py.
 */
final class PackedTransposedTiles {
    private static final int L = Lanes.LENGTH;

    private PackedTransposedTiles() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    /** As many rows as a vector has lanes, by 5, 4, 2 or 1 vectors. */
    static void add(int vectors, float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc, int n) {
        if (vectors == 5) rows5(a, a0, b, b0, c, c0, ldc, n);
        else if (vectors == 4) rows4(a, a0, b, b0, c, c0, ldc, n);
        else if (vectors == 2) rows2(a, a0, b, b0, c, c0, ldc, n);
        else rows1(a, a0, b, b0, c, c0, ldc, n);
    }

    private static int powerOfTwo(int rows, int most) {
        return Integer.highestOneBit(Math.min(rows, most));
    }

    private static void rows5(float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc, int n) {
        int most = Lanes.MANY_REGISTERS ? 4 : 2;
        int step;
        for (int r = 0; r < L; r += step) {
            step = powerOfTwo(L - r, most);
            int p = a0 + r;
            int s = c0 + r * ldc;
            if (step == 4) tile4x5(a, p, b, b0, n, c, s, ldc, c, s, ldc);
            else tile2x5(a, p, b, b0, n, c, s, ldc, c, s, ldc);
        }
    }

    private static void rows4(float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc, int n) {
        int most = Lanes.MANY_REGISTERS ? 4 : 2;
        int step;
        for (int r = 0; r < L; r += step) {
            step = powerOfTwo(L - r, most);
            int p = a0 + r;
            int s = c0 + r * ldc;
            if (step == 4) tile4x4(a, p, b, b0, n, c, s, ldc, c, s, ldc);
            else tile2x4(a, p, b, b0, n, c, s, ldc, c, s, ldc);
        }
    }

    private static void rows2(float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc, int n) {
        int most = 4;
        int step;
        for (int r = 0; r < L; r += step) {
            step = powerOfTwo(L - r, most);
            int p = a0 + r;
            int s = c0 + r * ldc;
            tile4x2(a, p, b, b0, n, c, s, ldc, c, s, ldc);
        }
    }

    private static void rows1(float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc, int n) {
        int most = 4;
        int step;
        for (int r = 0; r < L; r += step) {
            step = powerOfTwo(L - r, most);
            int p = a0 + r;
            int s = c0 + r * ldc;
            tile4x1(a, p, b, b0, n, c, s, ldc, c, s, ldc);
        }
    }

    private static void tile4x5(
            float[] a, int a0, float[] b, int b0, int n, float[] c, int c0, int ldc, float[] d, int d0, int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s04 = load(c, c0 + 4 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        FloatVector s14 = load(c, c1 + 4 * L);
        FloatVector s20 = load(c, c2);
        FloatVector s21 = load(c, c2 + L);
        FloatVector s22 = load(c, c2 + 2 * L);
        FloatVector s23 = load(c, c2 + 3 * L);
        FloatVector s24 = load(c, c2 + 4 * L);
        FloatVector s30 = load(c, c3);
        FloatVector s31 = load(c, c3 + L);
        FloatVector s32 = load(c, c3 + 2 * L);
        FloatVector s33 = load(c, c3 + 3 * L);
        FloatVector s34 = load(c, c3 + 4 * L);
        for (int k = 0; k < n; k++) {
            int q = b0 + k * (5 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            s14 = x.fma(w4, s14);
            x = splat(a[p + 2]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
            s24 = x.fma(w4, s24);
            x = splat(a[p + 3]);
            s30 = x.fma(w0, s30);
            s31 = x.fma(w1, s31);
            s32 = x.fma(w2, s32);
            s33 = x.fma(w3, s33);
            s34 = x.fma(w4, s34);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s04.intoArray(d, d0 + 4 * L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s12.intoArray(d, d1 + 2 * L);
        s13.intoArray(d, d1 + 3 * L);
        s14.intoArray(d, d1 + 4 * L);
        s20.intoArray(d, d2);
        s21.intoArray(d, d2 + L);
        s22.intoArray(d, d2 + 2 * L);
        s23.intoArray(d, d2 + 3 * L);
        s24.intoArray(d, d2 + 4 * L);
        s30.intoArray(d, d3);
        s31.intoArray(d, d3 + L);
        s32.intoArray(d, d3 + 2 * L);
        s33.intoArray(d, d3 + 3 * L);
        s34.intoArray(d, d3 + 4 * L);
    }

    private static void tile2x5(
            float[] a, int a0, float[] b, int b0, int n, float[] c, int c0, int ldc, float[] d, int d0, int ldd) {
        int c1 = c0 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s04 = load(c, c0 + 4 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        FloatVector s14 = load(c, c1 + 4 * L);
        for (int k = 0; k < n; k++) {
            int q = b0 + k * (5 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            s14 = x.fma(w4, s14);
        }
        int d1 = d0 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s04.intoArray(d, d0 + 4 * L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s12.intoArray(d, d1 + 2 * L);
        s13.intoArray(d, d1 + 3 * L);
        s14.intoArray(d, d1 + 4 * L);
    }

    private static void tile4x4(
            float[] a, int a0, float[] b, int b0, int n, float[] c, int c0, int ldc, float[] d, int d0, int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        FloatVector s20 = load(c, c2);
        FloatVector s21 = load(c, c2 + L);
        FloatVector s22 = load(c, c2 + 2 * L);
        FloatVector s23 = load(c, c2 + 3 * L);
        FloatVector s30 = load(c, c3);
        FloatVector s31 = load(c, c3 + L);
        FloatVector s32 = load(c, c3 + 2 * L);
        FloatVector s33 = load(c, c3 + 3 * L);
        for (int k = 0; k < n; k++) {
            int q = b0 + k * (4 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            x = splat(a[p + 2]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
            x = splat(a[p + 3]);
            s30 = x.fma(w0, s30);
            s31 = x.fma(w1, s31);
            s32 = x.fma(w2, s32);
            s33 = x.fma(w3, s33);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s12.intoArray(d, d1 + 2 * L);
        s13.intoArray(d, d1 + 3 * L);
        s20.intoArray(d, d2);
        s21.intoArray(d, d2 + L);
        s22.intoArray(d, d2 + 2 * L);
        s23.intoArray(d, d2 + 3 * L);
        s30.intoArray(d, d3);
        s31.intoArray(d, d3 + L);
        s32.intoArray(d, d3 + 2 * L);
        s33.intoArray(d, d3 + 3 * L);
    }

    private static void tile2x4(
            float[] a, int a0, float[] b, int b0, int n, float[] c, int c0, int ldc, float[] d, int d0, int ldd) {
        int c1 = c0 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        for (int k = 0; k < n; k++) {
            int q = b0 + k * (4 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
        }
        int d1 = d0 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s12.intoArray(d, d1 + 2 * L);
        s13.intoArray(d, d1 + 3 * L);
    }

    private static void tile4x2(
            float[] a, int a0, float[] b, int b0, int n, float[] c, int c0, int ldc, float[] d, int d0, int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s20 = load(c, c2);
        FloatVector s21 = load(c, c2 + L);
        FloatVector s30 = load(c, c3);
        FloatVector s31 = load(c, c3 + L);
        for (int k = 0; k < n; k++) {
            int q = b0 + k * (2 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            x = splat(a[p + 2]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            x = splat(a[p + 3]);
            s30 = x.fma(w0, s30);
            s31 = x.fma(w1, s31);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s20.intoArray(d, d2);
        s21.intoArray(d, d2 + L);
        s30.intoArray(d, d3);
        s31.intoArray(d, d3 + L);
    }

    private static void tile4x1(
            float[] a, int a0, float[] b, int b0, int n, float[] c, int c0, int ldc, float[] d, int d0, int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s10 = load(c, c1);
        FloatVector s20 = load(c, c2);
        FloatVector s30 = load(c, c3);
        int whole = n & -2;
        for (int k = 0; k < whole; k += 2) {
            int q = b0 + k * (1 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            x = splat(a[p + 2]);
            s20 = x.fma(w0, s20);
            x = splat(a[p + 3]);
            s30 = x.fma(w0, s30);
            int qu1 = b0 + (k + 1) * (1 * L);
            int pu1 = a0 + (k + 1) * L;
            FloatVector w0u1 = load(b, qu1);
            FloatVector xu1 = splat(a[pu1]);
            s00 = xu1.fma(w0u1, s00);
            xu1 = splat(a[pu1 + 1]);
            s10 = xu1.fma(w0u1, s10);
            xu1 = splat(a[pu1 + 2]);
            s20 = xu1.fma(w0u1, s20);
            xu1 = splat(a[pu1 + 3]);
            s30 = xu1.fma(w0u1, s30);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * (1 * L);
            int p = a0 + k * L;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[p]);
            s00 = x.fma(w0, s00);
            x = splat(a[p + 1]);
            s10 = x.fma(w0, s10);
            x = splat(a[p + 2]);
            s20 = x.fma(w0, s20);
            x = splat(a[p + 3]);
            s30 = x.fma(w0, s30);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        s00.intoArray(d, d0);
        s10.intoArray(d, d1);
        s20.intoArray(d, d2);
        s30.intoArray(d, d3);
    }
}
