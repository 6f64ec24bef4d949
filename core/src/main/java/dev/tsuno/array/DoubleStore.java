package dev.tsuno.array;

/** Elements of FLOAT64. */
final class DoubleStore extends Store {
    private final double[] a;

    DoubleStore(double[] a) {
        this.a = a;
    }

    @Override
    DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    double[] array() {
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
        return (long) a[at];
    }

    @Override
    void setDouble(int at, double value) {
        a[at] = value;
    }

    @Override
    void setLong(int at, long value) {
        a[at] = value;
    }

    @Override
    void copyTo(int from, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = (float) a[from + i];
        }
    }

    @Override
    void copyTo(int from, double[] to, int at, int n) {
        System.arraycopy(a, from, to, at, n);
    }

    @Override
    void copyFrom(float[] from, int at, int to, int n) {
        for (int i = 0; i < n; i++) {
            a[to + i] = from[at + i];
        }
    }

    @Override
    void copyFrom(double[] from, int at, int to, int n) {
        System.arraycopy(from, at, a, to, n);
    }

    @Override
    void gather(int from, int stride, Store to, int at, int n) {
        double[] b = ((DoubleStore) to).a;
        for (int i = 0; i < n; i++) {
            b[at + i] = a[from + i * stride];
        }
    }
}
