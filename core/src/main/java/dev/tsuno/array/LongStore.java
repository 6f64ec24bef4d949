package dev.tsuno.array;

/** Elements of INT64. */
final class LongStore extends Store {
    private final long[] a;

    LongStore(long[] a) {
        this.a = a;
    }

    @Override
    DType dtype() {
        return DType.INT64;
    }

    @Override
    long[] array() {
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
        a[at] = (long) value;
    }

    @Override
    void setLong(int at, long value) {
        a[at] = value;
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
            a[to + i] = (long) from[at + i];
        }
    }

    @Override
    void copyFrom(double[] from, int at, int to, int n) {
        for (int i = 0; i < n; i++) {
            a[to + i] = (long) from[at + i];
        }
    }

    @Override
    void gather(int from, int stride, Store to, int at, int n) {
        long[] b = ((LongStore) to).a;
        for (int i = 0; i < n; i++) {
            b[at + i] = a[from + i * stride];
        }
    }
}
