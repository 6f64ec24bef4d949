package dev.tsuno.cli.study;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.plot.Figure;
import dev.tsuno.plot.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The figures of the report. */
final class StudyFigures {
    /** Of a series with values held out, so many times as many are shown beside the forecasts. */
    private static final int SHOWN = 3;

    private StudyFigures() {}

    static List<NamedFigure> all(Task task, List<StudyResult> results) {
        String curve = task.heldOut() == 0 ? "curve" : "series";
        return List.of(
                new NamedFigure(
                        "curve",
                        "The " + curve,
                        axes(task).plot(task.series().x(), task.series().values())),
                new NamedFigure("losses", "Losses over the epochs", losses(results)),
                new NamedFigure(
                        "losses-log",
                        "Losses on a logarithmic scale",
                        losses(results).yscale("log")),
                new NamedFigure("comparison", "The " + curve + " and its forecasts", comparison(task, results)));
    }

    private static Figure losses(List<StudyResult> results) {
        Figure figure = new Figure();
        for (StudyResult result : results) {
            for (Map.Entry<String, double[]> line : result.history()) {
                figure.plot(line.getValue(), s -> s.label(line.getKey()));
            }
        }
        return figure.xlabel("epoch").ylabel("mean squared error").grid(true).legend();
    }

    private static Figure comparison(Task task, List<StudyResult> results) {
        Figure figure = withSeries(task, s -> {});
        for (StudyResult result : results) {
            Forecast forecast = result.forecast();
            figure.plot(x(task, forecast), drawn(task, forecast), s -> s.label(result.title() + " result"));
        }
        return figure.legend();
    }

    /** A figure with the series as far as it is of interest, and the naive forecast. */
    static Figure withSeries(Task task, Consumer<Style> line) {
        Series series = task.series();
        int from = task.heldOut() == 0 ? 0 : Math.max(0, series.length() - SHOWN * task.heldOut());
        Figure figure = axes(task)
                .plot(
                        Arrays.copyOfRange(series.x(), from, series.length()),
                        Arrays.copyOfRange(series.values(), from, series.length()),
                        s -> line.accept(s.label(series.label())));
        if (task.naive() != null) {
            figure.plot(
                    Arrays.copyOfRange(series.x(), task.known(), series.length()),
                    task.naiveForecast(),
                    s -> s.label("naive").lineStyle(":").color("0.4"));
        }
        return figure;
    }

    private static Figure axes(Task task) {
        return new Figure()
                .xlabel(task.series().xlabel())
                .ylabel(task.series().ylabel())
                .grid(true);
    }

    /** The values of a forecast that are drawn: with the window that was given, where that is the curve's beginning; otherwise from its last value on. */
    static double[] drawn(Task task, Forecast forecast) {
        return Arrays.copyOfRange(forecast.values(), first(task, forecast), forecast.values().length);
    }

    /** Where they are. */
    static double[] x(Task task, Forecast forecast) {
        return IntStream.range(first(task, forecast), forecast.values().length)
                .mapToDouble(i -> task.series().x(forecast.from() + i))
                .toArray();
    }

    private static int first(Task task, Forecast forecast) {
        return task.heldOut() == 0 ? 0 : forecast.window() - 1;
    }
}
