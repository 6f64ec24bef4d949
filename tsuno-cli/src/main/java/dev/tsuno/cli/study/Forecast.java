package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.models.Sequential;
import java.util.Arrays;

/** A model continues the curve from its own outputs: element {@code i} stands for {@code y[i + 1]}. */
final class Forecast {
    private Forecast() {}

    /** The first target window, and after it one predicted value for each window. */
    static double[] of(Sequential model, StudyData data) {
        int steps = data.targets().shape().dim(0);
        int window = data.targets().shape().dim(1);
        double[] forecast = new double[window + steps];
        data.targets().copyTo(0, forecast, 0, window);
        for (int i = 0; i < steps; i++) {
            NDArray last = NDArray.wrap(Arrays.copyOfRange(forecast, i, i + window), Shape.of(1, window, 1));
            forecast[window + i] = model.predict(last).get(0, window - 1, 0);
        }
        return forecast;
    }

    /** The root of the mean squared error over the predicted values that the curve has. */
    static double rmse(double[] forecast, double[] y, int window) {
        double sum = 0;
        for (int i = window; i < y.length - 1; i++) {
            double error = forecast[i] - y[i + 1];
            sum += error * error;
        }
        return Math.sqrt(sum / (y.length - 1 - window));
    }
}
