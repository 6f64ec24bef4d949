package dev.tsuno.conformance;

import dev.tsuno.array.NDArray;
import dev.tsuno.models.Model;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The damped oscillation at 200 points, and its windows: the targets {@code (180, 20, 1)} are the inputs one step later. */
record StudyWindows(int length, NDArray inputs, NDArray targets) {
    private static final int POINTS = 200;

    static StudyWindows of(int length) {
        NDArray x = NDArray.linspace(0, 5 * Math.PI, POINTS);
        NDArray y = x.div(-5).exp().mul(x.cos());
        return new StudyWindows(length, windows(y, 0, length), windows(y, 1, length));
    }

    private static NDArray windows(NDArray y, int first, int length) {
        return NDArray.stack(
                0,
                IntStream.range(first, first + POINTS - length)
                        .mapToObj(i -> y.slice(i, i + length).reshape(length, 1))
                        .toArray(NDArray[]::new));
    }

    /** The first targets, then what the model continues them with from its own outputs. */
    NDArray forecast(Model model) {
        double[] series = new double[POINTS];
        System.arraycopy(targets.at(0).toDoubleArray(), 0, series, 0, length);
        for (int end = length; end < POINTS; end++) {
            NDArray last = NDArray.of(Arrays.copyOfRange(series, end - length, end));
            series[end] = model.predict(last.reshape(1, length, 1)).get(0, length - 1, 0);
        }
        return NDArray.of(series);
    }
}
