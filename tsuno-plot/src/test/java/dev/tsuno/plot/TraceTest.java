package dev.tsuno.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TraceTest {
    private static Frame frame(double toX, double fromY, double toY) {
        return new Frame(
                new Rectangle2D.Double(0, 0, 500, 400),
                new ScaleAxis(Scale.LINEAR, new double[] {0, toX}, ""),
                new ScaleAxis(Scale.LINEAR, new double[] {fromY, toY}, ""));
    }

    private static double[] range(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        return x;
    }

    @Test
    void a_short_line_keeps_every_point() {
        assertEquals(
                4000,
                Trace.of(range(4000), new double[4000], frame(4000, -1, 1)).size());
    }

    @Test
    void a_long_line_keeps_the_lowest_and_highest_point_of_every_column() {
        Random random = new Random(7);
        double[] y = random.doubles(300_000).toArray();
        Frame frame = frame(y.length, 0, 1);
        double[] lowest = new double[1001];
        double[] highest = new double[1001];
        java.util.Arrays.fill(lowest, Double.MAX_VALUE);
        for (int i = 0; i < y.length; i++) {
            int column = (int) (2 * frame.x(i));
            lowest[column] = Math.min(lowest[column], frame.y(y[i]));
            highest[column] = Math.max(highest[column], frame.y(y[i]));
        }

        Trace trace = Trace.of(range(y.length), y, frame);

        assertTrue(trace.size() <= 4 * 1000, "kept " + trace.size());
        for (int i = 0; i < trace.size(); i++) {
            int column = (int) (2 * trace.x(i));
            lowest[column] = lowest[column] == trace.y(i) ? Double.MAX_VALUE : lowest[column];
            highest[column] = highest[column] == trace.y(i) ? 0 : highest[column];
        }
        for (int column = 0; column < 1000; column++) {
            assertEquals(Double.MAX_VALUE, lowest[column], "top of half pixel " + column);
            assertEquals(0, highest[column], "bottom of half pixel " + column);
        }
    }

    @Test
    void a_gap_of_one_value_in_a_long_line_stays() {
        double[] y = new double[100_000];
        y[50_000] = Double.NaN;

        Trace trace = Trace.of(range(y.length), y, frame(y.length, -1, 1));

        int gaps = 0;
        for (int i = 0; i < trace.size(); i++) {
            gaps += trace.isGap(i) ? 1 : 0;
        }
        assertEquals(1, gaps);
    }

    @Test
    void a_long_line_ends_where_it_ends() {
        double[] y = range(100_000);
        Frame frame = frame(y.length, 0, y.length);

        Trace trace = Trace.of(y, y, frame);

        assertEquals(frame.x(0), trace.x(0));
        assertEquals(frame.x(99_999), trace.x(trace.size() - 1));
        assertEquals(frame.y(99_999), trace.y(trace.size() - 1));
    }

    @Test
    void a_box_hides_the_points_inside_and_one_line_across() {
        Frame frame = frame(500, 0, 400);
        Trace trace = Trace.of(new double[] {0, 250, 500}, new double[] {200, 200, 200}, frame);

        assertEquals(2, trace.hiddenBy(new Rectangle2D.Double(200, 150, 100, 100)));
        assertEquals(1, trace.hiddenBy(new Rectangle2D.Double(100, 150, 100, 100)));
        assertEquals(0, trace.hiddenBy(new Rectangle2D.Double(100, 0, 100, 100)));
    }
}
