package dev.tsuno.plot;

import java.util.Arrays;
import java.util.Random;

/** Numbers to draw: the damped oscillation, two forecasts of it, and a random walk. */
final class Oscillation {
    static final double[] X = new double[200];

    static {
        Arrays.setAll(X, i -> 5 * Math.PI * i / 199);
    }

    static final double[] Y =
            Arrays.stream(X).map(x -> Math.exp(-x / 5) * Math.cos(x)).toArray();

    private Oscillation() {}

    static Figure comparison() {
        return new Figure()
                .plot(X, Y, s -> s.label("$\\exp\\left(-\\frac{x}{\\tau}\\right) \\cos x$"))
                .plot(X, forecast(1.02), s -> s.label("RNN result"))
                .plot(X, forecast(0.99), s -> s.label("LSTM result"))
                .grid(true)
                .legend();
    }

    private static double[] forecast(double speed) {
        return Arrays.stream(X).map(x -> Math.exp(-x / 5) * Math.cos(speed * x)).toArray();
    }

    static double[] walk(int steps) {
        Random random = new Random(3);
        double[] walk = new double[steps];
        for (int i = 1; i < steps; i++) {
            walk[i] = walk[i - 1] + random.nextGaussian();
        }
        return walk;
    }
}
