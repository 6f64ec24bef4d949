package dev.tsuno.cli.study;

/**
 * The forecast that takes no learning: what was there {@code lag} steps before, and beyond that its own forecast again.
 *
 * @param name such as "the same month of the last known year"
 */
record Naive(int lag, String name) {
    /** Of the values from {@code known} to the end, from those before. */
    double[] forecast(double[] values, int known) {
        double[] forecast = new double[values.length - known];
        for (int i = 0; i < forecast.length; i++) {
            forecast[i] = values[known - lag + i % lag];
        }
        return forecast;
    }
}
