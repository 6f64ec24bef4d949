package dev.tsuno.array;

/** Elements of BOOL. */
final class BoolStore extends Store {
    private final boolean[] a;

    BoolStore(boolean[] a) {
        this.a = a;
    }

    @Override
    DType dtype() {
        return DType.BOOL;
    }

    @Override
    boolean[] array() {
        return a;
    }

    @Override
    int length() {
        return a.length;
    }

    @Override
    double getDouble(int at) {
        return a[at] ? 1 : 0;
    }

    @Override
    long getLong(int at) {
        return a[at] ? 1 : 0;
    }

    @Override
    void setDouble(int at, double value) {
        a[at] = value != 0;
    }

    @Override
    void setLong(int at, long value) {
        a[at] = value != 0;
    }

    @Override
    void copyTo(int from, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = a[from + i] ? 1 : 0;
        }
    }

    @Override
    void copyTo(int from, double[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = a[from + i] ? 1 : 0;
        }
    }

    @Override
    void copyFrom(float[] from, int at, int to, int n) {
        for (int i = 0; i < n; i++) {
            a[to + i] = from[at + i] != 0;
        }
    }

    @Override
    void copyFrom(double[] from, int at, int to, int n) {
        for (int i = 0; i < n; i++) {
            a[to + i] = from[at + i] != 0;
        }
    }

    @Override
    void gather(int from, int stride, Store to, int at, int n) {
        boolean[] b = ((BoolStore) to).a;
        for (int i = 0; i < n; i++) {
            b[at + i] = a[from + i * stride];
        }
    }
}
