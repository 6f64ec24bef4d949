package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;

/**
 * The curve {@code y = exp(−x/5) · cos x} at 200 points, and its windows: {@code inputs[i]} is {@code y[i], y[i+1], …},
 * {@code targets[i]} the same one step later.
 */
public record StudyData(NDArray x, NDArray y, NDArray inputs, NDArray targets) {
    public static final int POINTS = 200;
    static final double TAU = 5;

    /** Leaves enough windows to train and to validate with. */
    public static final int LONGEST_WINDOW = 180;

    private static final double END = 5 * Math.PI;

    static StudyData of(int window) {
        NDArray x = NDArray.linspace(0, END, POINTS);
        NDArray y = x.neg().div(TAU).exp().mul(x.cos());
        return new StudyData(x, y, windows(y, 0, window), windows(y, 1, window));
    }

    private static NDArray windows(NDArray y, int first, int window) {
        int count = POINTS - window;
        double[] windows = new double[count * window];
        for (int i = 0; i < count; i++) {
            y.copyTo(first + i, windows, i * window, window);
        }
        return NDArray.wrap(windows, Shape.of(count, window, 1));
    }

    /** The x of a point, also of one after the end. */
    static double x(int point) {
        return END * point / (POINTS - 1);
    }
}
