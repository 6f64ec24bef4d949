package dev.tsuno.cli.study;

import static dev.tsuno.cli.output.Table.format;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.Page;
import dev.tsuno.cli.output.Table;
import dev.tsuno.cli.statistics.Digits;
import dev.tsuno.cli.statistics.Finding;
import dev.tsuno.cli.statistics.PairedDifference;
import dev.tsuno.cli.statistics.Summary;
import java.util.List;
import java.util.Locale;

/** A comparison on one page: first what is seen, then the numbers it is seen from. */
final class ComparisonReport {
    private final ComparisonResults results;
    private final StudySettings settings;
    private final Task task;

    private ComparisonReport(ComparisonResults results) {
        this.results = results;
        this.settings = results.settings();
        this.task = settings.task();
    }

    static Page page(ComparisonResults results, List<NamedFigure> figures, List<String> summaries) {
        return new ComparisonReport(results).page(figures, summaries);
    }

    private Page page(List<NamedFigure> figures, List<String> summaries) {
        Page page = new Page(task.title() + ", from " + settings.repeat() + " seeds")
                .paragraph(String.format(Locale.ROOT, task.about(), settings.window()))
                .paragraph("Each cell was trained from " + settings.repeat() + " seeds, " + settings.seed() + " to "
                        + (settings.seed() + settings.repeat() - 1)
                        + ". A seed gives the first weights, and the order in which the windows are seen. All cells have the same"
                        + " settings: with others the order may be another.")
                .heading("What is seen");
        for (Measure measure : Measure.values()) {
            List<String> sentences = results.sentences(measure);
            if (!sentences.isEmpty()) page.paragraph(Page.escape(String.join(" ", sentences)));
        }
        List<String> remarks = results.remarks();
        if (!remarks.isEmpty()) page.paragraph(Page.escape(String.join(" ", remarks)));
        page.heading("Results")
                .table(results())
                .paragraph("Over the seeds; SD is the standard deviation. " + StudyReport.explanation(task));
        if (settings.cells().size() > 1) {
            page.heading("Differences")
                    .table(differences())
                    .paragraph(
                            "The difference is taken seed by seed; shown are its mean, the mean's standard error and 95 %"
                                    + " interval by Student's t, and the number of seeds in which the first is lower. The"
                                    + " interval supposes differences about normal, which " + settings.repeat()
                                    + " seeds cannot tell; where they are skewed, trust the count of seeds more. A difference is"
                                    + " called seen if the interval is on one side of zero; each interval stands for itself, so of"
                                    + " twenty where nothing differs about one seems to.");
        }
        for (NamedFigure figure : figures) {
            page.figure(figure);
            if (figure.equals(figures.get(0))) {
                page.paragraph(
                        "Lines are medians over the seeds. The light band holds all of them, the darker one the middle half.");
            }
        }
        page.heading("Each seed").table(seeds());
        page.paragraph(
                "<code>./tsuno study --seed N</code> with the same options repeats a row to the last bit, with its"
                        + " weights; their SHA-256 are in <code>results.csv</code>, the losses of all epochs in"
                        + " <code>history.csv</code>, the forecasts in <code>forecasts.csv</code>.");
        page.heading("Settings").table(StudyReport.settings(settings)).heading("Models");
        summaries.forEach(page::preformatted);
        return page.versions();
    }

    private Table results() {
        Table table = new Table()
                .text("Measure")
                .text("Model")
                .number("Mean")
                .number("SD")
                .number("Median")
                .number("Least")
                .number("Most")
                .small();
        for (Measure measure : Measure.values()) {
            for (Cell cell : settings.cells()) {
                Summary s = results.summary(cell, measure);
                table.row(
                        measure.column,
                        cell.title(),
                        measure.text(task, s.mean()),
                        measure.text(task, s.standardDeviation()),
                        measure.text(task, s.median()),
                        measure.text(task, s.min()),
                        measure.text(task, s.max()));
            }
        }
        if (task.naive() != null) {
            table.row(Measure.RMSE.column, "naive", Measure.RMSE.text(task, task.naiveRmse()), "", "", "", "");
        }
        return table;
    }

    private Table differences() {
        Table table = new Table()
                .text("Measure")
                .text("Difference")
                .number("Mean")
                .number("95 % interval")
                .number("First lower in")
                .small();
        for (Measure measure : Measure.values()) {
            for (Finding finding : results.findings(measure)) {
                PairedDifference d = finding.difference();
                Digits digits = d.digits();
                table.row(
                        measure.column,
                        finding.first() + " − " + finding.second(),
                        digits.text(d.mean()) + " ± " + digits.text(d.standardError()),
                        digits.text(d.low()) + " to " + digits.text(d.high()),
                        d.firstLower() + " of " + d.count());
            }
        }
        return table;
    }

    private Table seeds() {
        Table table = new Table().text("Seed").small();
        for (Measure measure : Measure.values()) {
            for (Cell cell : settings.cells())
                table.number(cell.title() + " " + measure.column.replace("forecast ", ""));
        }
        for (int k = 0; k < settings.repeat(); k++) {
            int run = k;
            String[] cells = List.of(Measure.values()).stream()
                    .flatMap(measure -> settings.cells().stream()
                            .map(cell -> measure.text(
                                    task, measure.of(results.of(cell).get(run)))))
                    .toArray(String[]::new);
            table.row(format("%d", settings.seed() + k), cells);
        }
        return table;
    }
}
