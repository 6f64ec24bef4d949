package dev.tsuno.kernels.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of {@code C += A · B}: rows of A {@code lda} apart, rows of B {@code ldb}, rows of C {@code ldc}; n is the length of a
 * sum. Sum s<i>rv</i> is row r, vector v; it starts at C's element and goes on with k rising. Written by src/main/python/tiles.py.
 *
 * <p>Each tile is a method beyond the size up to which the JIT compiler inlines, so each is compiled on its own. 20 sums and 5 vectors of B
 * are what it holds in 32 registers, 10 and 5 in 16; with 25 sums it gives up and puts vectors on the heap.
 *
 * <p>A tile computes {@code D = C + A · B}, with C as D: were its indices those that it read before the loop, the compiler would keep them
 * throughout the loop, for want of others in vector registers, and now and then put vectors of B on the stack in their favour.
 */
final class Tiles {
    private static final int L = Lanes.LENGTH;

    private Tiles() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    /** Any number of rows by 5, 4, 2 or 1 vectors. */
    static void add(
            int vectors,
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            int rows,
            int n) {
        if (vectors == 5) rows5(a, a0, lda, b, b0, ldb, c, c0, ldc, rows, n);
        else if (vectors == 4) rows4(a, a0, lda, b, b0, ldb, c, c0, ldc, rows, n);
        else if (vectors == 2) rows2(a, a0, lda, b, b0, ldb, c, c0, ldc, rows, n);
        else rows1(a, a0, lda, b, b0, ldb, c, c0, ldc, rows, n);
    }

    /** One row by two panels of 5 or 4 vectors each. */
    static void addPair(
            int vectors, float[] a, int a0, float[] b, int b0, int b1, int ldb, float[] c, int c0, int c1, int n) {
        boolean together = b1 == b0 + vectors * L;
        if (vectors == 5) {
            if (together) together5(a, a0, b, b0, ldb, n, c, c0, c1, c, c0, c1);
            else pair5(a, a0, b, b0, b1, ldb, n, c, c0, c1, c, c0, c1);
        } else {
            if (together) together4(a, a0, b, b0, ldb, n, c, c0, c1, c, c0, c1);
            else pair4(a, a0, b, b0, b1, ldb, n, c, c0, c1, c, c0, c1);
        }
    }

    /** Rows of the next tile: as few tiles as possible, of about the same size. */
    private static int take(int rows, int most) {
        if (rows <= most) return rows;
        int tiles = (rows + most - 1) / most;
        return (rows + tiles - 1) / tiles;
    }

    private static int powerOfTwo(int rows, int most) {
        return Integer.highestOneBit(Math.min(rows, most));
    }

    private static void rows5(
            float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows, int n) {
        int most = Lanes.MANY_REGISTERS ? 4 : 2;
        int step;
        for (int r = 0; r < rows; r += step) {
            step = take(rows - r, most);
            int p = a0 + r * lda;
            int s = c0 + r * ldc;
            if (step == 4) tile4x5(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 3) tile3x5(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 2) tile2x5(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else tile1x5(a, p, b, b0, ldb, n, c, s, c, s);
        }
    }

    private static void rows4(
            float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows, int n) {
        int most = Lanes.MANY_REGISTERS ? 5 : 2;
        int step;
        for (int r = 0; r < rows; r += step) {
            step = take(rows - r, most);
            int p = a0 + r * lda;
            int s = c0 + r * ldc;
            if (step == 5) tile5x4(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 4) tile4x4(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 3) tile3x4(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 2) tile2x4(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else tile1x4(a, p, b, b0, ldb, n, c, s, c, s);
        }
    }

    private static void rows2(
            float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows, int n) {
        int most = 5;
        int step;
        for (int r = 0; r < rows; r += step) {
            step = take(rows - r, most);
            int p = a0 + r * lda;
            int s = c0 + r * ldc;
            if (step == 5) tile5x2(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 4) tile4x2(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 3) tile3x2(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 2) tile2x2(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else tile1x2(a, p, b, b0, ldb, n, c, s, c, s);
        }
    }

    private static void rows1(
            float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows, int n) {
        int most = 8;
        int step;
        for (int r = 0; r < rows; r += step) {
            step = powerOfTwo(rows - r, most);
            int p = a0 + r * lda;
            int s = c0 + r * ldc;
            if (step == 8) tile8x1(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 4) tile4x1(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else if (step == 2) tile2x1(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);
            else tile1x1(a, p, b, b0, ldb, n, c, s, c, s);
        }
    }

    private static void tile4x5(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            s14 = x.fma(w4, s14);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
            s24 = x.fma(w4, s24);
            x = splat(a[a3 + k]);
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

    private static void tile3x5(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            s14 = x.fma(w4, s14);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
            s24 = x.fma(w4, s24);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
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
    }

    private static void tile2x5(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
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
        int a1 = a0 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
            x = splat(a[a1 + k]);
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

    private static void tile1x5(
            float[] a, int a0, float[] b, int b0, int ldb, int n, float[] c, int c0, float[] d, int d0) {
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s04 = load(c, c0 + 4 * L);
        int whole = n & -2;
        for (int k = 0; k < whole; k += 2) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector w1u1 = load(b, qu1 + L);
            FloatVector w2u1 = load(b, qu1 + 2 * L);
            FloatVector w3u1 = load(b, qu1 + 3 * L);
            FloatVector w4u1 = load(b, qu1 + 4 * L);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            s01 = xu1.fma(w1u1, s01);
            s02 = xu1.fma(w2u1, s02);
            s03 = xu1.fma(w3u1, s03);
            s04 = xu1.fma(w4u1, s04);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector w4 = load(b, q + 4 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            s04 = x.fma(w4, s04);
        }
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s04.intoArray(d, d0 + 4 * L);
    }

    private static void tile5x4(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        int c4 = c3 + ldc;
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
        FloatVector s40 = load(c, c4);
        FloatVector s41 = load(c, c4 + L);
        FloatVector s42 = load(c, c4 + 2 * L);
        FloatVector s43 = load(c, c4 + 3 * L);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
            x = splat(a[a3 + k]);
            s30 = x.fma(w0, s30);
            s31 = x.fma(w1, s31);
            s32 = x.fma(w2, s32);
            s33 = x.fma(w3, s33);
            x = splat(a[a4 + k]);
            s40 = x.fma(w0, s40);
            s41 = x.fma(w1, s41);
            s42 = x.fma(w2, s42);
            s43 = x.fma(w3, s43);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        int d4 = d3 + ldd;
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
        s40.intoArray(d, d4);
        s41.intoArray(d, d4 + L);
        s42.intoArray(d, d4 + 2 * L);
        s43.intoArray(d, d4 + 3 * L);
    }

    private static void tile4x4(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
            x = splat(a[a3 + k]);
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

    private static void tile3x4(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            s12 = x.fma(w2, s12);
            s13 = x.fma(w3, s13);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            s22 = x.fma(w2, s22);
            s23 = x.fma(w3, s23);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
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
    }

    private static void tile2x4(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        int a1 = a0 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            x = splat(a[a1 + k]);
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

    private static void tile1x4(
            float[] a, int a0, float[] b, int b0, int ldb, int n, float[] c, int c0, float[] d, int d0) {
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        int whole = n & -2;
        for (int k = 0; k < whole; k += 2) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector w1u1 = load(b, qu1 + L);
            FloatVector w2u1 = load(b, qu1 + 2 * L);
            FloatVector w3u1 = load(b, qu1 + 3 * L);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            s01 = xu1.fma(w1u1, s01);
            s02 = xu1.fma(w2u1, s02);
            s03 = xu1.fma(w3u1, s03);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector w2 = load(b, q + 2 * L);
            FloatVector w3 = load(b, q + 3 * L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            s02 = x.fma(w2, s02);
            s03 = x.fma(w3, s03);
        }
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
    }

    private static void tile5x2(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        int c4 = c3 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s20 = load(c, c2);
        FloatVector s21 = load(c, c2 + L);
        FloatVector s30 = load(c, c3);
        FloatVector s31 = load(c, c3 + L);
        FloatVector s40 = load(c, c4);
        FloatVector s41 = load(c, c4 + L);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            x = splat(a[a3 + k]);
            s30 = x.fma(w0, s30);
            s31 = x.fma(w1, s31);
            x = splat(a[a4 + k]);
            s40 = x.fma(w0, s40);
            s41 = x.fma(w1, s41);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        int d4 = d3 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s20.intoArray(d, d2);
        s21.intoArray(d, d2 + L);
        s30.intoArray(d, d3);
        s31.intoArray(d, d3 + L);
        s40.intoArray(d, d4);
        s41.intoArray(d, d4 + L);
    }

    private static void tile4x2(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            x = splat(a[a3 + k]);
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

    private static void tile3x2(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s20 = load(c, c2);
        FloatVector s21 = load(c, c2 + L);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int whole = n & -2;
        for (int k = 0; k < whole; k += 2) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector w1u1 = load(b, qu1 + L);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            s01 = xu1.fma(w1u1, s01);
            xu1 = splat(a[a1 + k + 1]);
            s10 = xu1.fma(w0u1, s10);
            s11 = xu1.fma(w1u1, s11);
            xu1 = splat(a[a2 + k + 1]);
            s20 = xu1.fma(w0u1, s20);
            s21 = xu1.fma(w1u1, s21);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            s21 = x.fma(w1, s21);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s20.intoArray(d, d2);
        s21.intoArray(d, d2 + L);
    }

    private static void tile2x2(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        int a1 = a0 + lda;
        int whole = n & -4;
        for (int k = 0; k < whole; k += 4) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector w1u1 = load(b, qu1 + L);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            s01 = xu1.fma(w1u1, s01);
            xu1 = splat(a[a1 + k + 1]);
            s10 = xu1.fma(w0u1, s10);
            s11 = xu1.fma(w1u1, s11);
            int qu2 = b0 + (k + 2) * ldb;
            FloatVector w0u2 = load(b, qu2);
            FloatVector w1u2 = load(b, qu2 + L);
            FloatVector xu2 = splat(a[a0 + k + 2]);
            s00 = xu2.fma(w0u2, s00);
            s01 = xu2.fma(w1u2, s01);
            xu2 = splat(a[a1 + k + 2]);
            s10 = xu2.fma(w0u2, s10);
            s11 = xu2.fma(w1u2, s11);
            int qu3 = b0 + (k + 3) * ldb;
            FloatVector w0u3 = load(b, qu3);
            FloatVector w1u3 = load(b, qu3 + L);
            FloatVector xu3 = splat(a[a0 + k + 3]);
            s00 = xu3.fma(w0u3, s00);
            s01 = xu3.fma(w1u3, s01);
            xu3 = splat(a[a1 + k + 3]);
            s10 = xu3.fma(w0u3, s10);
            s11 = xu3.fma(w1u3, s11);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            s11 = x.fma(w1, s11);
        }
        int d1 = d0 + ldd;
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
    }

    private static void tile1x2(
            float[] a, int a0, float[] b, int b0, int ldb, int n, float[] c, int c0, float[] d, int d0) {
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        int whole = n & -4;
        for (int k = 0; k < whole; k += 4) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector w1u1 = load(b, qu1 + L);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            s01 = xu1.fma(w1u1, s01);
            int qu2 = b0 + (k + 2) * ldb;
            FloatVector w0u2 = load(b, qu2);
            FloatVector w1u2 = load(b, qu2 + L);
            FloatVector xu2 = splat(a[a0 + k + 2]);
            s00 = xu2.fma(w0u2, s00);
            s01 = xu2.fma(w1u2, s01);
            int qu3 = b0 + (k + 3) * ldb;
            FloatVector w0u3 = load(b, qu3);
            FloatVector w1u3 = load(b, qu3 + L);
            FloatVector xu3 = splat(a[a0 + k + 3]);
            s00 = xu3.fma(w0u3, s00);
            s01 = xu3.fma(w1u3, s01);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector w1 = load(b, q + L);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            s01 = x.fma(w1, s01);
        }
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
    }

    private static void tile8x1(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        int c4 = c3 + ldc;
        int c5 = c4 + ldc;
        int c6 = c5 + ldc;
        int c7 = c6 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s10 = load(c, c1);
        FloatVector s20 = load(c, c2);
        FloatVector s30 = load(c, c3);
        FloatVector s40 = load(c, c4);
        FloatVector s50 = load(c, c5);
        FloatVector s60 = load(c, c6);
        FloatVector s70 = load(c, c7);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        int a6 = a5 + lda;
        int a7 = a6 + lda;
        for (int k = 0; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            x = splat(a[a3 + k]);
            s30 = x.fma(w0, s30);
            x = splat(a[a4 + k]);
            s40 = x.fma(w0, s40);
            x = splat(a[a5 + k]);
            s50 = x.fma(w0, s50);
            x = splat(a[a6 + k]);
            s60 = x.fma(w0, s60);
            x = splat(a[a7 + k]);
            s70 = x.fma(w0, s70);
        }
        int d1 = d0 + ldd;
        int d2 = d1 + ldd;
        int d3 = d2 + ldd;
        int d4 = d3 + ldd;
        int d5 = d4 + ldd;
        int d6 = d5 + ldd;
        int d7 = d6 + ldd;
        s00.intoArray(d, d0);
        s10.intoArray(d, d1);
        s20.intoArray(d, d2);
        s30.intoArray(d, d3);
        s40.intoArray(d, d4);
        s50.intoArray(d, d5);
        s60.intoArray(d, d6);
        s70.intoArray(d, d7);
    }

    private static void tile4x1(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s10 = load(c, c1);
        FloatVector s20 = load(c, c2);
        FloatVector s30 = load(c, c3);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int whole = n & -2;
        for (int k = 0; k < whole; k += 2) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            x = splat(a[a3 + k]);
            s30 = x.fma(w0, s30);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            xu1 = splat(a[a1 + k + 1]);
            s10 = xu1.fma(w0u1, s10);
            xu1 = splat(a[a2 + k + 1]);
            s20 = xu1.fma(w0u1, s20);
            xu1 = splat(a[a3 + k + 1]);
            s30 = xu1.fma(w0u1, s30);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            x = splat(a[a2 + k]);
            s20 = x.fma(w0, s20);
            x = splat(a[a3 + k]);
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

    private static void tile2x1(
            float[] a,
            int a0,
            int lda,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int ldc,
            float[] d,
            int d0,
            int ldd) {
        int c1 = c0 + ldc;
        FloatVector s00 = load(c, c0);
        FloatVector s10 = load(c, c1);
        int a1 = a0 + lda;
        int whole = n & -4;
        for (int k = 0; k < whole; k += 4) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            xu1 = splat(a[a1 + k + 1]);
            s10 = xu1.fma(w0u1, s10);
            int qu2 = b0 + (k + 2) * ldb;
            FloatVector w0u2 = load(b, qu2);
            FloatVector xu2 = splat(a[a0 + k + 2]);
            s00 = xu2.fma(w0u2, s00);
            xu2 = splat(a[a1 + k + 2]);
            s10 = xu2.fma(w0u2, s10);
            int qu3 = b0 + (k + 3) * ldb;
            FloatVector w0u3 = load(b, qu3);
            FloatVector xu3 = splat(a[a0 + k + 3]);
            s00 = xu3.fma(w0u3, s00);
            xu3 = splat(a[a1 + k + 3]);
            s10 = xu3.fma(w0u3, s10);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            x = splat(a[a1 + k]);
            s10 = x.fma(w0, s10);
        }
        int d1 = d0 + ldd;
        s00.intoArray(d, d0);
        s10.intoArray(d, d1);
    }

    private static void tile1x1(
            float[] a, int a0, float[] b, int b0, int ldb, int n, float[] c, int c0, float[] d, int d0) {
        FloatVector s00 = load(c, c0);
        int whole = n & -8;
        for (int k = 0; k < whole; k += 8) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
            int qu1 = b0 + (k + 1) * ldb;
            FloatVector w0u1 = load(b, qu1);
            FloatVector xu1 = splat(a[a0 + k + 1]);
            s00 = xu1.fma(w0u1, s00);
            int qu2 = b0 + (k + 2) * ldb;
            FloatVector w0u2 = load(b, qu2);
            FloatVector xu2 = splat(a[a0 + k + 2]);
            s00 = xu2.fma(w0u2, s00);
            int qu3 = b0 + (k + 3) * ldb;
            FloatVector w0u3 = load(b, qu3);
            FloatVector xu3 = splat(a[a0 + k + 3]);
            s00 = xu3.fma(w0u3, s00);
            int qu4 = b0 + (k + 4) * ldb;
            FloatVector w0u4 = load(b, qu4);
            FloatVector xu4 = splat(a[a0 + k + 4]);
            s00 = xu4.fma(w0u4, s00);
            int qu5 = b0 + (k + 5) * ldb;
            FloatVector w0u5 = load(b, qu5);
            FloatVector xu5 = splat(a[a0 + k + 5]);
            s00 = xu5.fma(w0u5, s00);
            int qu6 = b0 + (k + 6) * ldb;
            FloatVector w0u6 = load(b, qu6);
            FloatVector xu6 = splat(a[a0 + k + 6]);
            s00 = xu6.fma(w0u6, s00);
            int qu7 = b0 + (k + 7) * ldb;
            FloatVector w0u7 = load(b, qu7);
            FloatVector xu7 = splat(a[a0 + k + 7]);
            s00 = xu7.fma(w0u7, s00);
        }
        for (int k = whole; k < n; k++) {
            int q = b0 + k * ldb;
            FloatVector w0 = load(b, q);
            FloatVector x = splat(a[a0 + k]);
            s00 = x.fma(w0, s00);
        }
        s00.intoArray(d, d0);
    }

    private static void together5(
            float[] a,
            int a0,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int c1,
            float[] d,
            int d0,
            int d1) {
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
            FloatVector x = splat(a[a0 + k]);
            int q0 = b0 + k * ldb;
            s00 = x.fma(load(b, q0), s00);
            s01 = x.fma(load(b, q0 + L), s01);
            s02 = x.fma(load(b, q0 + 2 * L), s02);
            s03 = x.fma(load(b, q0 + 3 * L), s03);
            s04 = x.fma(load(b, q0 + 4 * L), s04);
            s10 = x.fma(load(b, q0 + 5 * L), s10);
            s11 = x.fma(load(b, q0 + 6 * L), s11);
            s12 = x.fma(load(b, q0 + 7 * L), s12);
            s13 = x.fma(load(b, q0 + 8 * L), s13);
            s14 = x.fma(load(b, q0 + 9 * L), s14);
        }
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

    private static void pair5(
            float[] a,
            int a0,
            float[] b,
            int b0,
            int b1,
            int ldb,
            int n,
            float[] c,
            int c0,
            int c1,
            float[] d,
            int d0,
            int d1) {
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
            FloatVector x = splat(a[a0 + k]);
            int q0 = b0 + k * ldb;
            int q1 = b1 + k * ldb;
            s00 = x.fma(load(b, q0), s00);
            s01 = x.fma(load(b, q0 + L), s01);
            s02 = x.fma(load(b, q0 + 2 * L), s02);
            s03 = x.fma(load(b, q0 + 3 * L), s03);
            s04 = x.fma(load(b, q0 + 4 * L), s04);
            s10 = x.fma(load(b, q1), s10);
            s11 = x.fma(load(b, q1 + L), s11);
            s12 = x.fma(load(b, q1 + 2 * L), s12);
            s13 = x.fma(load(b, q1 + 3 * L), s13);
            s14 = x.fma(load(b, q1 + 4 * L), s14);
        }
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

    private static void together4(
            float[] a,
            int a0,
            float[] b,
            int b0,
            int ldb,
            int n,
            float[] c,
            int c0,
            int c1,
            float[] d,
            int d0,
            int d1) {
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        for (int k = 0; k < n; k++) {
            FloatVector x = splat(a[a0 + k]);
            int q0 = b0 + k * ldb;
            s00 = x.fma(load(b, q0), s00);
            s01 = x.fma(load(b, q0 + L), s01);
            s02 = x.fma(load(b, q0 + 2 * L), s02);
            s03 = x.fma(load(b, q0 + 3 * L), s03);
            s10 = x.fma(load(b, q0 + 4 * L), s10);
            s11 = x.fma(load(b, q0 + 5 * L), s11);
            s12 = x.fma(load(b, q0 + 6 * L), s12);
            s13 = x.fma(load(b, q0 + 7 * L), s13);
        }
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s12.intoArray(d, d1 + 2 * L);
        s13.intoArray(d, d1 + 3 * L);
    }

    private static void pair4(
            float[] a,
            int a0,
            float[] b,
            int b0,
            int b1,
            int ldb,
            int n,
            float[] c,
            int c0,
            int c1,
            float[] d,
            int d0,
            int d1) {
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + L);
        FloatVector s02 = load(c, c0 + 2 * L);
        FloatVector s03 = load(c, c0 + 3 * L);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + L);
        FloatVector s12 = load(c, c1 + 2 * L);
        FloatVector s13 = load(c, c1 + 3 * L);
        for (int k = 0; k < n; k++) {
            FloatVector x = splat(a[a0 + k]);
            int q0 = b0 + k * ldb;
            int q1 = b1 + k * ldb;
            s00 = x.fma(load(b, q0), s00);
            s01 = x.fma(load(b, q0 + L), s01);
            s02 = x.fma(load(b, q0 + 2 * L), s02);
            s03 = x.fma(load(b, q0 + 3 * L), s03);
            s10 = x.fma(load(b, q1), s10);
            s11 = x.fma(load(b, q1 + L), s11);
            s12 = x.fma(load(b, q1 + 2 * L), s12);
            s13 = x.fma(load(b, q1 + 3 * L), s13);
        }
        s00.intoArray(d, d0);
        s01.intoArray(d, d0 + L);
        s02.intoArray(d, d0 + 2 * L);
        s03.intoArray(d, d0 + 3 * L);
        s10.intoArray(d, d1);
        s11.intoArray(d, d1 + L);
        s12.intoArray(d, d1 + 2 * L);
        s13.intoArray(d, d1 + 3 * L);
    }
}
