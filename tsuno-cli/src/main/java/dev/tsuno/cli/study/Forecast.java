package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.models.Sequential;
import java.util.Arrays;

/**
 * A model continues a series from its own outputs.
 *
 * @param from element {@code i} of the values stands for the series' element {@code from + i}
 * @param window so many values were given, those after them are the model's
 * @param values in the series' own unit
 */
record Forecast(int from, int window, double[] values) {
    /** From the window before the values held out to their end; where none are, from the window at 1, as far as there are windows. */
    static Forecast of(Sequential model, Windows windows) {
        int window = windows.window();
        int heldOut = windows.task().heldOut();
        int from = heldOut == 0 ? 1 : windows.task().known() - window;
        int steps = heldOut == 0 ? windows.count() : heldOut;
        double[] forecast = new double[window + steps];
        System.arraycopy(windows.scaled(), from, forecast, 0, window);
        for (int i = 0; i < steps; i++) {
            NDArray last = NDArray.wrap(Arrays.copyOfRange(forecast, i, i + window), Shape.of(1, window, 1));
            double[] output = model.predict(last).toDoubleArray();
            forecast[window + i] = output[output.length - 1];
        }
        return new Forecast(
                from,
                window,
                Arrays.stream(forecast).map(windows.scaling()::from).toArray());
    }

    /** The root of the mean squared error over the predicted values that the series has. */
    double rmse(double[] series) {
        double sum = 0;
        int end = Math.min(values.length, series.length - from);
        for (int i = window; i < end; i++) {
            double error = values[i] - series[from + i];
            sum += error * error;
        }
        return Math.sqrt(sum / (end - window));
    }

    /** The same of a forecast of the last values of a series. */
    static double rmse(double[] forecast, double[] series) {
        return new Forecast(series.length - forecast.length, 0, forecast).rmse(series);
    }
}
