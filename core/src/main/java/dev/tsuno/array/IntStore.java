package dev.tsuno.array;

/** Elements of INT32. */
final class IntStore extends Store {
    private final int[] a;

    IntStore(int[] a) {
        this.a = a;
    }

    @Override
    DType dtype() {
        return DType.INT32;
    }

    @Override
    int[] array() {
        return a;
    }

    @Override
    int length() {
        return a.length;
    }

    @Override
    double getDouble(int at) {
        return a[at];
    }

    @Override
    long getLong(int at) {
        return a[at];
    }

    @Override
    void setDouble(int at, double value) {
        a[at] = (int) value;
    }

    @Override
    void setLong(int at, long value) {
        a[at] = (int) value;
    }

    @Override
    void copyTo(int from, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = a[from + i];
        }
    }

    @Override
    void copyTo(int from, double[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = a[from + i];
        }
    }

    @Override
    void copyFrom(float[] from, int at, int to, int n) {
        for (int i = 0; i < n; i++) {
            a[to + i] = (int) from[at + i];
        }
    }

    @Override
    void copyFrom(double[] from, int at, int to, int n) {
        for (int i = 0; i < n; i++) {
            a[to + i] = (int) from[at + i];
        }
    }

    @Override
    void gather(int from, int stride, Store to, int at, int n) {
        int[] b = ((IntStore) to).a;
        for (int i = 0; i < n; i++) {
            b[at + i] = a[from + i * stride];
        }
    }
}
