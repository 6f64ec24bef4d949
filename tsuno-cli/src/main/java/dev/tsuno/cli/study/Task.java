package dev.tsuno.cli.study;

import dev.tsuno.optimizers.Optimizer;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the networks are to learn and how they are asked.
 *
 * @param name as the user writes it
 * @param title of the report
 * @param about a paragraph of HTML; {@code %d} stands for the window
 * @param heldOut how many values at the end are kept from the training, to be forecast; 0 for a curve that is forecast from its beginning
 * @param scaling made from the values before those held out
 * @param everyStep whether a window's target is the whole window one step later, or only the next value
 * @param naive what the forecast is compared with
 * @param optimizer a new one for each model
 * @param optimizerText as the report has it
 * @param defaults what is not asked otherwise
 */
public record Task(
        String name,
        String title,
        String about,
        Series series,
        int heldOut,
        Function<double[], Scaling> scaling,
        boolean everyStep,
        @Nullable Naive naive,
        Supplier<Optimizer> optimizer,
        String optimizerText,
        Defaults defaults) {

    /** How many windows are left at least to train and to validate with. */
    private static final int LEAST_WINDOWS = 20;

    /** Of the options that depend on the task. */
    public record Defaults(int epochs, int units, int window, int batchSize) {}

    /** How many values are trained with. */
    int known() {
        return series.length() - heldOut;
    }

    /** Leaves enough windows. */
    public int longestWindow() {
        return known() - LEAST_WINDOWS;
    }

    /** More make no difference. */
    public int largestBatch() {
        return series.length();
    }

    /** What {@link #naive} says of the values held out; empty without. */
    double[] naiveForecast() {
        return naive == null ? new double[0] : naive.forecast(series.values(), known());
    }

    /** The error of {@link #naiveForecast}; NaN without. */
    double naiveRmse() {
        return naive == null ? Double.NaN : Forecast.rmse(naiveForecast(), series.values());
    }

    double[] training() {
        return Arrays.copyOf(series.values(), known());
    }
}
