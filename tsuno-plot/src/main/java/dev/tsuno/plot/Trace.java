package dev.tsuno.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * A line of many points as pixels, where a NaN makes a gap.
 *
 * <p>Of a long line only what can be seen is kept: of consecutive points in the same half pixel's column the first,
 * the lowest, the highest and the last. Two pictures of it, with and without the rest, are the same.
 */
final class Trace {
    /** Shorter lines keep every point. */
    private static final int LONG = 4000;

    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int size;

    static Trace of(double[] x, double[] y, Frame frame) {
        return of(x, y, 0, x.length, frame);
    }

    /** The points {@code from} to before {@code to}. */
    static Trace of(double[] x, double[] y, int from, int to, Frame frame) {
        Trace trace = new Trace();
        if (to - from <= LONG) {
            for (int i = from; i < to; i++) {
                trace.add(frame.x(x[i]), frame.y(y[i]));
            }
        } else {
            trace.addColumns(x, y, from, to, frame);
        }
        return trace;
    }

    private void addColumns(double[] x, double[] y, int from, int to, Frame frame) {
        int i = from;
        while (i < to) {
            double column = Math.floor(2 * frame.x(x[i]));
            int first = i;
            int lowest = i;
            int highest = i;
            int last = i;
            for (; i < to && Math.floor(2 * frame.x(x[i])) == column && !Double.isNaN(y[i]); i++) {
                lowest = y[i] < y[lowest] ? i : lowest;
                highest = y[i] > y[highest] ? i : highest;
                last = i;
            }
            if (i == first) {
                add(Double.NaN, Double.NaN);
                i++;
                continue;
            }
            int[] kept = {first, Math.min(lowest, highest), Math.max(lowest, highest), last};
            for (int k = 0; k < kept.length; k++) {
                if (k == 0 || kept[k] != kept[k - 1]) {
                    add(frame.x(x[kept[k]]), frame.y(y[kept[k]]));
                }
            }
        }
    }

    /** Adds a point in pixels; a NaN is a gap. */
    void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        boolean gap = Double.isNaN(x) || Double.isNaN(y);
        xs[size] = gap ? Double.NaN : x;
        ys[size] = gap ? Double.NaN : y;
        size++;
    }

    int size() {
        return size;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    boolean isGap(int i) {
        return Double.isNaN(xs[i]);
    }

    Path2D.Double path() {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, size + 1);
        boolean pen = false;
        for (int i = 0; i < size; i++) {
            if (isGap(i)) {
                pen = false;
            } else if (pen) {
                path.lineTo(xs[i], ys[i]);
            } else {
                path.moveTo(xs[i], ys[i]);
                pen = true;
            }
        }
        return path;
    }

    /** Continues this line by another one from its end to its start. */
    void addReversed(Trace other) {
        for (int i = other.size - 1; i >= 0; i--) {
            add(other.xs[i], other.ys[i]);
        }
    }

    /** Continues this line by another one after a gap. */
    void addApart(Trace other) {
        add(Double.NaN, Double.NaN);
        for (int i = 0; i < other.size; i++) {
            add(other.xs[i], other.ys[i]);
        }
    }

    /** How much of this line a box would hide: its points inside, and one more if the line crosses the box. */
    int hiddenBy(Rectangle2D box) {
        int points = 0;
        boolean crosses = false;
        for (int i = 0; i < size; i++) {
            if (!isGap(i)) {
                points += box.contains(xs[i], ys[i]) ? 1 : 0;
                crosses |=
                        i > 0 && !isGap(i - 1) && new Line2D.Double(xs[i - 1], ys[i - 1], xs[i], ys[i]).intersects(box);
            }
        }
        return points + (crosses ? 1 : 0);
    }
}
