package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.Kernel;

/**
 * The order of each line on the middle axis of x (outer, n, inner): a merge sort of the places, from the bottom up. Equal elements stay in
 * their order; NaN counts as larger than all.
 */
final class Order implements Kernel {
    private final boolean descending;
    private final double[] x;
    private final double[] order;
    private final int outer;
    private final int n;
    private final int inner;
    private final double[] keys;
    private int[] places;
    private int[] merged;

    Order(boolean descending, double[] x, double[] order, int outer, int n, int inner) {
        this.descending = descending;
        this.x = x;
        this.order = order;
        this.outer = outer;
        this.n = n;
        this.inner = inner;
        this.keys = new double[n];
        this.places = new int[n];
        this.merged = new int[n];
    }

    @Override
    public void run() {
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < inner; j++) line(o * n * inner + j);
        }
    }

    private void line(int from) {
        for (int i = 0; i < n; i++) {
            keys[i] = x[from + i * inner];
            places[i] = i;
        }
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                merge(start, Math.min(start + width, n), Math.min(start + 2 * width, n));
            }
            int[] before = places;
            places = merged;
            merged = before;
        }
        for (int i = 0; i < n; i++) order[from + i * inner] = places[i];
    }

    /** The sorted runs start … middle − 1 and middle … end − 1 as one. */
    private void merge(int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeRight = left == middle || right < end && isBefore(keys[places[right]], keys[places[left]]);
            merged[i] = places[takeRight ? right++ : left++];
        }
    }

    private boolean isBefore(double a, double b) {
        return descending ? isLess(b, a) : isLess(a, b);
    }

    private static boolean isLess(double a, double b) {
        return a < b || Double.isNaN(b) && !Double.isNaN(a);
    }
}
