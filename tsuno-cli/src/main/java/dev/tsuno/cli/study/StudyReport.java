package dev.tsuno.cli.study;

import static dev.tsuno.cli.output.Table.format;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.Page;
import dev.tsuno.cli.output.Table;
import java.util.List;
import java.util.Locale;

/** The study's results on one page. */
final class StudyReport {
    private StudyReport() {}

    static Page page(
            StudySettings settings, List<StudyResult> results, List<NamedFigure> figures, List<String> summaries) {
        Task task = settings.task();
        Page page = new Page(task.title())
                .paragraph(String.format(Locale.ROOT, task.about(), settings.window()))
                .heading("Results")
                .table(results(task, results))
                .paragraph(explanation(task));
        Naive naive = task.naive();
        if (naive != null) page.paragraph(verdict(task, naive, results));
        figures.forEach(page::figure);
        page.heading("Settings").table(settings(settings)).heading("Models");
        summaries.forEach(page::preformatted);
        return page.heading("Trained weights")
                .paragraph("The SHA-256 of each model's weights, one after the other as little-endian float32.")
                .table(hashes(results))
                .versions();
    }

    private static Table results(Task task, List<StudyResult> results) {
        Table table = new Table()
                .text("Model")
                .number("Parameters")
                .number("Loss")
                .number("Validation loss")
                .number("Forecast RMSE")
                .number("Training time");
        for (StudyResult r : results) {
            table.row(
                    r.title(),
                    format("%,d", r.parameters()),
                    format("%.4e", r.lastLoss()),
                    format("%.4e", r.lastValLoss()),
                    task.series().error(r.rmse()),
                    format("%.2f s", r.seconds()));
        }
        if (task.naive() != null) table.row("Naive", "", "", "", task.series().error(task.naiveRmse()), "");
        return table;
    }

    /** What the columns are. */
    static String explanation(Task task) {
        if (task.heldOut() == 0) {
            return "Losses are mean squared errors of the last epoch; the RMSE is the forecast's against the curve.";
        }
        return "Losses are mean squared errors of the last epoch, one step ahead, in squares of the deviation that the values"
                + " are scaled by; the validation loss is that of the " + task.heldOut()
                + " values held out, each from the"
                + " true ones before it. No setting was chosen by it. The RMSE is the forecast's against the values held out, in"
                + " the series' own unit: " + Page.escape(task.series().ylabel()) + ".";
    }

    private static String verdict(Task task, Naive naive, List<StudyResult> results) {
        List<String> better = results.stream()
                .filter(r -> r.rmse() < task.naiveRmse())
                .map(StudyResult::title)
                .toList();
        String who = better.isEmpty() ? "no network is better" : String.join(", ", better) + " did better";
        return "The naive forecast is " + naive.name() + ": " + who + " than that, from this one seed.";
    }

    /** What everything was asked with. */
    static Table settings(StudySettings settings) {
        Task task = settings.task();
        String seeds = String.valueOf(settings.seed());
        if (settings.repeat() > 1) seeds += " to " + (settings.seed() + settings.repeat() - 1);
        return new Table()
                .row("Recurrent layers", settings.cells().toString().replaceAll("[\\[\\]]", ""))
                .row("Epochs", String.valueOf(settings.epochs()))
                .row("Units", String.valueOf(settings.units()))
                .row("Window", String.valueOf(settings.window()))
                .row("Batch size", String.valueOf(settings.batchSize()))
                .row(settings.repeat() > 1 ? "Seeds" : "Seed", seeds)
                .row("Threads", String.valueOf(settings.threads()))
                .row("Loss", "mean_squared_error")
                .row("Optimizer", task.optimizerText())
                .row(
                        "Validation",
                        task.heldOut() == 0
                                ? "the last 10 % of the windows"
                                : "the " + task.heldOut() + " values held out");
    }

    private static Table hashes(List<StudyResult> results) {
        Table table = new Table();
        results.forEach(r -> table.code(r.title(), r.weightsHash()));
        return table;
    }
}
