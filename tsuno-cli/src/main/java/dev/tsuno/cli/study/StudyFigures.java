package dev.tsuno.cli.study;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.plot.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The figures of the report. */
final class StudyFigures {
    private static final String FORMULA = "$\\exp\\left(-\\frac{x}{\\tau}\\right) \\cos x$";

    private StudyFigures() {}

    static List<NamedFigure> all(StudyData data, List<StudyResult> results) {
        return List.of(
                new NamedFigure("curve", "The curve", curve(data)),
                new NamedFigure("losses", "Losses over the epochs", losses(results)),
                new NamedFigure(
                        "losses-log",
                        "Losses on a logarithmic scale",
                        losses(results).yscale("log")),
                new NamedFigure("comparison", "The curve and its forecasts", comparison(data, results)));
    }

    private static Figure curve(StudyData data) {
        return new Figure()
                .plot(data.x().toDoubleArray(), data.y().toDoubleArray())
                .xlabel("$x$")
                .ylabel("$y$")
                .grid(true);
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

    private static Figure comparison(StudyData data, List<StudyResult> results) {
        Figure figure = new Figure().plot(data.x().toDoubleArray(), data.y().toDoubleArray(), s -> s.label(FORMULA));
        for (StudyResult result : results) {
            double[] x = new double[result.forecast().length];
            Arrays.setAll(x, i -> StudyData.x(i + 1)); // element i stands for y[i + 1]
            figure.plot(x, result.forecast(), s -> s.label(result.title() + " result"));
        }
        return figure.xlabel("$x$").ylabel("$y$").grid(true).legend();
    }
}
