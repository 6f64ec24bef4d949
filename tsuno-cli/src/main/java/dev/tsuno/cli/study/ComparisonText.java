package dev.tsuno.cli.study;

import dev.tsuno.cli.statistics.Summary;
import java.util.Locale;

/** A comparison as the terminal shows it. */
final class ComparisonText {
    private final ComparisonResults results;
    private final StringBuilder text = new StringBuilder();

    ComparisonText(ComparisonResults results) {
        this.results = results;
    }

    String text() {
        row("", "", "mean", "sd", "median", "min", "max");
        for (Measure measure : Measure.values()) {
            String name = measure.column;
            for (Cell cell : results.settings().cells()) {
                row(name, cell, measure, results.summary(cell, measure));
                name = "";
            }
        }
        Task task = results.settings().task();
        if (task.naive() != null) row("", "naive", Measure.RMSE.text(task, task.naiveRmse()), "", "", "", "");
        for (Measure measure : Measure.values()) results.sentences(measure).forEach(this::line);
        results.remarks().forEach(this::line);
        return text.toString();
    }

    private void line(String sentence) {
        text.append(sentence).append(System.lineSeparator());
    }

    private void row(String name, Cell cell, Measure measure, Summary s) {
        Task task = results.settings().task();
        row(
                name,
                cell.toString(),
                measure.text(task, s.mean()),
                measure.text(task, s.standardDeviation()),
                measure.text(task, s.median()),
                measure.text(task, s.min()),
                measure.text(task, s.max()));
    }

    private void row(Object... cells) {
        String row = String.format(Locale.ROOT, "%-14s %-5s %10s %10s %10s %10s %10s", cells);
        line(row.stripTrailing());
    }
}
