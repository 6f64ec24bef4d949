package dev.tsuno.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import org.junit.jupiter.api.Test;

/** Nets small enough to be written out by hand. */
class RecurrentForwardTest {
    private static final RecurrentSizes TINY = new RecurrentSizes(1, 2, 1, 1);
    private static final double TOLERANCE = 1e-15;

    private final ReferenceKernels kernels = new ReferenceKernels();

    @Test
    void simple_rnn_of_one_unit_over_two_steps() {
        double h0 = Math.tanh(0.1 + 2 * 0.5 + 0.3 * -0.7);
        double h1 = Math.tanh(0.1 - 1 * 0.5 + h0 * -0.7);
        Buffer sequences = zeros(2);
        Buffer last = zeros(1);
        Buffer hidden = zeros(3);
        kernels.simpleRnn(
                        TINY,
                        new SimpleRnn.Forward(of(2, -1), of(0.5), of(-0.7), of(0.1), of(0.3), sequences, last, hidden))
                .run();
        assertArrayEquals(new double[] {h0, h1}, sequences.doubles(), TOLERANCE);
        assertArrayEquals(new double[] {h1}, last.doubles(), TOLERANCE);
        assertArrayEquals(new double[] {0.3, h0, h1}, hidden.doubles(), TOLERANCE);
    }

    @Test
    void simple_rnn_of_two_rows_features_and_units_at_one_step() {
        RecurrentSizes sizes = new RecurrentSizes(2, 1, 2, 2);
        Buffer last = zeros(4);
        Buffer x = of(1, 2, 3, 4);
        Buffer kernel = of(0.1, 0.2, 0.3, 0.4);
        Buffer recurrentKernel = of(0.5, -0.6, 0.7, -0.8);
        Buffer initial = of(1, 0, 0, 1);
        kernels.simpleRnn(sizes, new SimpleRnn.Forward(x, kernel, recurrentKernel, null, initial, null, last, null))
                .run();
        double[] expected = {
            Math.tanh(0.1 + 2 * 0.3 + 0.5),
            Math.tanh(0.2 + 2 * 0.4 - 0.6),
            Math.tanh(3 * 0.1 + 4 * 0.3 + 0.7),
            Math.tanh(3 * 0.2 + 4 * 0.4 - 0.8)
        };
        assertArrayEquals(expected, last.doubles(), TOLERANCE);
    }

    @Test
    void lstm_of_one_unit_over_two_steps() {
        double[] w = {0.5, -0.4, 0.3, 0.2}; // i, f, c, o
        double[] u = {0.1, 0.6, -0.7, 0.8};
        double[] b = {0.01, 1, 0.02, -0.03};
        double[] x = {2, -1};
        double h = 0.3;
        double c = -0.2;
        double[] hs = new double[2];
        double[] cs = new double[2];
        for (int t = 0; t < 2; t++) {
            double i = logistic(b[0] + x[t] * w[0] + h * u[0]);
            double f = logistic(b[1] + x[t] * w[1] + h * u[1]);
            double g = Math.tanh(b[2] + x[t] * w[2] + h * u[2]);
            double o = logistic(b[3] + x[t] * w[3] + h * u[3]);
            c = f * c + i * g;
            h = o * Math.tanh(c);
            hs[t] = h;
            cs[t] = c;
        }
        Buffer sequences = zeros(2);
        Buffer last = zeros(1);
        Buffer lastCarry = zeros(1);
        Lstm.Saved saved = new Lstm.Saved(zeros(3), zeros(8), zeros(3), zeros(2));
        kernels.lstm(
                        TINY,
                        new Lstm.Forward(
                                of(x), of(w), of(u), of(b), of(0.3), of(-0.2), sequences, last, lastCarry, saved))
                .run();
        assertArrayEquals(hs, sequences.doubles(), TOLERANCE);
        assertEquals(h, last.get(0), TOLERANCE);
        assertEquals(c, lastCarry.get(0), TOLERANCE);
        assertArrayEquals(new double[] {0.3, hs[0], hs[1]}, saved.hidden().doubles(), TOLERANCE);
        assertArrayEquals(new double[] {-0.2, cs[0], cs[1]}, saved.cells().doubles(), TOLERANCE);
        assertEquals(Math.tanh(cs[1]), saved.tanhCells().get(1), TOLERANCE);
        assertEquals(logistic(0.01 + 2 * 0.5 + 0.3 * 0.1), saved.gates().get(0), TOLERANCE);
    }

    @Test
    void gru_of_one_unit_over_two_steps() {
        double[] w = {0.5, -0.4, 0.3}; // z, r, h
        double[] u = {0.1, 0.6, -0.7};
        double[] b = {0.01, 1, 0.02, -0.03, 0.04, 0.05};
        double[] x = {2, -1};
        double h = 0.3;
        double[] hs = new double[2];
        double q = 0;
        for (int t = 0; t < 2; t++) {
            double z = logistic(b[0] + x[t] * w[0] + b[3] + h * u[0]);
            double r = logistic(b[1] + x[t] * w[1] + b[4] + h * u[1]);
            q = b[5] + h * u[2];
            double n = Math.tanh(b[2] + x[t] * w[2] + r * q);
            h = z * h + (1 - z) * n;
            hs[t] = h;
        }
        Buffer sequences = zeros(2);
        Buffer last = zeros(1);
        Gru.Saved saved = new Gru.Saved(zeros(3), zeros(6), zeros(6));
        kernels.gru(TINY, new Gru.Forward(of(x), of(w), of(u), of(b), of(0.3), sequences, last, saved))
                .run();
        assertArrayEquals(hs, sequences.doubles(), TOLERANCE);
        assertEquals(h, last.get(0), TOLERANCE);
        assertArrayEquals(new double[] {0.3, hs[0], hs[1]}, saved.hidden().doubles(), TOLERANCE);
        assertEquals(q, saved.recurrent().get(5), TOLERANCE);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Buffer of(double... values) {
        return Buffer.of(values);
    }

    private static Buffer zeros(int n) {
        return Buffer.of(new double[n]);
    }
}
