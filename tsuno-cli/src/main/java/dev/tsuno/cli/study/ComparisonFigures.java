package dev.tsuno.cli.study;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.plot.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The figures of a comparison. A cell has the same colour in all of them. */
final class ComparisonFigures {
    /** Errors that lie further apart than this are shown on a logarithmic scale. */
    private static final double WIDE = 30;

    private ComparisonFigures() {}

    static List<NamedFigure> all(ComparisonResults results) {
        List<NamedFigure> figures = new ArrayList<>();
        figures.add(new NamedFigure("losses", "Loss over the epochs", losses(results, StudyResult::loss)));
        figures.add(new NamedFigure(
                "val-losses", "Validation loss over the epochs", losses(results, StudyResult::valLoss)));
        figures.add(new NamedFigure("errors", "Forecast error of each seed", errors(results)));
        for (Cell cell : results.settings().cells()) {
            figures.add(
                    new NamedFigure("forecasts-" + cell, "The forecasts of " + cell.title(), forecasts(results, cell)));
        }
        return figures;
    }

    private static Figure losses(ComparisonResults results, Function<StudyResult, double[]> line) {
        double[] epochs = IntStream.rangeClosed(1, results.settings().epochs())
                .mapToDouble(i -> i)
                .toArray();
        Figure figure = new Figure();
        for (Cell cell : results.settings().cells()) {
            Bands.of(epochs, results.of(cell).stream().map(line).toList())
                    .draw(figure, cell.color(), name -> name.equals("median") ? cell.title() : "_");
        }
        return figure.xlabel("epoch")
                .ylabel("mean squared error")
                .yscale("log")
                .grid(true)
                .legend();
    }

    private static Figure errors(ComparisonResults results) {
        StudySettings settings = results.settings();
        double[] seeds = IntStream.range(0, settings.repeat())
                .mapToDouble(k -> settings.seed() + k)
                .toArray();
        Figure figure = new Figure();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Cell cell : settings.cells()) {
            double[] errors = finite(results.values(cell, Measure.RMSE));
            figure.scatter(seeds, errors, s -> s.color(cell.color()).label(cell.title()));
            least = Math.min(least, results.summary(cell, Measure.RMSE).min());
            most = Math.max(most, results.summary(cell, Measure.RMSE).max());
        }
        Task task = settings.task();
        if (task.naive() != null) {
            figure.axhline(
                    task.naiveRmse(), s -> s.label("naive").lineStyle(":").color("0.4"));
        }
        if (least > 0 && most > WIDE * least) figure.yscale("log");
        return figure.xlabel("seed").ylabel("forecast RMSE").grid(true).legend();
    }

    private static Figure forecasts(ComparisonResults results, Cell cell) {
        Task task = results.settings().task();
        Figure figure = StudyFigures.withSeries(task, s -> s.color("k").lineWidth(1));
        List<StudyResult> runs = results.of(cell);
        List<double[]> lines = runs.stream()
                .map(r -> finite(StudyFigures.drawn(task, r.forecast())))
                .toList();
        Bands.of(StudyFigures.x(task, runs.get(0).forecast()), lines).draw(figure, cell.color(), name -> switch (name) {
            case "all" -> "all " + runs.size() + " seeds";
            case "half" -> "the middle half";
            default -> cell.title() + ", median";
        });
        return figure.legend();
    }

    /** Infinities are gaps too. */
    private static double[] finite(double[] values) {
        double[] finite = values.clone();
        for (int i = 0; i < finite.length; i++) if (!Double.isFinite(finite[i])) finite[i] = Double.NaN;
        return finite;
    }
}
