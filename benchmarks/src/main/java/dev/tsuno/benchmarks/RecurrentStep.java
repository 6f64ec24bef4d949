package dev.tsuno.benchmarks;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import java.util.Random;

/**
 * One recurrent layer forwards and backwards: all outputs have a gradient, and all weights get one; x does if {@code inputGradient}.
 *
 * @param gates 4 (LSTM), 3 (GRU) or 1 (SimpleRNN): the cell, and its columns in units
 */
record RecurrentStep(int gates, RecurrentSizes sizes, boolean inputGradient) {
    static final int LSTM = 4;
    static final int GRU = 3;
    static final int SIMPLE_RNN = 1;

    /** Additions and multiplications of all products. */
    double flops() {
        double rows = (double) sizes.batch() * sizes.time();
        double columns = (double) gates * sizes.units();
        int input = sizes.features() * (inputGradient ? 3 : 2);
        return 2 * rows * columns * (3.0 * sizes.units() + input);
    }

    /** Binds the step to memory of its own, filled with small random numbers. */
    Kernel bind(Kernels set) {
        Random random = new Random(1);
        int units = sizes.units();
        int features = sizes.features();
        int rows = sizes.batch() * sizes.time();
        int all = rows * units;
        int kept = all + sizes.batch() * units;
        Buffer x = random(random, rows * features);
        Buffer w = random(random, features * gates * units);
        Buffer u = random(random, units * gates * units);
        Buffer b = random(random, 2 * gates * units);
        Buffer y = zeros(all);
        Buffer dy = random(random, all);
        Buffer dx = inputGradient ? zeros(rows * features) : null;
        Buffer dw = zeros(features * gates * units);
        Buffer du = zeros(units * gates * units);
        Buffer db = zeros(2 * gates * units);
        if (gates == LSTM) {
            Lstm.Saved saved = new Lstm.Saved(zeros(kept), zeros(4 * all), zeros(kept), zeros(all));
            return both(
                    set.lstm(sizes, new Lstm.Forward(x, w, u, b, null, null, y, null, null, saved)),
                    set.lstmGradient(
                            sizes, new Lstm.Backward(x, w, u, saved, dy, null, null, dx, dw, du, db, null, null)));
        }
        if (gates == GRU) {
            Gru.Saved saved = new Gru.Saved(zeros(kept), zeros(3 * all), zeros(3 * all));
            return both(
                    set.gru(sizes, new Gru.Forward(x, w, u, b, null, y, null, saved)),
                    set.gruGradient(sizes, new Gru.Backward(x, w, u, saved, dy, null, dx, dw, du, db, null)));
        }
        Buffer hidden = zeros(kept);
        return both(
                set.simpleRnn(sizes, new SimpleRnn.Forward(x, w, u, b, null, y, null, hidden)),
                set.simpleRnnGradient(sizes, new SimpleRnn.Backward(x, w, u, hidden, dy, null, dx, dw, du, db, null)));
    }

    private static Kernel both(Kernel forward, Kernel backward) {
        return () -> {
            forward.run();
            backward.run();
        };
    }

    private static Buffer zeros(int n) {
        return Buffer.of(new float[n]);
    }

    private static Buffer random(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (random.nextFloat() - 0.5f) / 8;
        return Buffer.of(values);
    }
}
