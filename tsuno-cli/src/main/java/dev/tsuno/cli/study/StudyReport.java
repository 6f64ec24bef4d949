package dev.tsuno.cli.study;

import static dev.tsuno.cli.output.Table.format;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.Page;
import dev.tsuno.cli.output.Table;
import java.util.List;

/** The study's results on one page. */
final class StudyReport {
    private StudyReport() {}

    static Page page(
            StudySettings settings, List<StudyResult> results, List<NamedFigure> figures, List<String> summaries) {
        Page page = new Page("Recurrent networks on a damped oscillation")
                .paragraph("Recurrent networks learn the curve <i>y</i> = exp(−<i>x</i>/5) cos <i>x</i>, given at "
                        + StudyData.POINTS + " points from 0 to 5π, in windows of " + settings.window()
                        + " steps: from each window the same one step later. Then each continues the first window from its own"
                        + " outputs to the curve's end.")
                .heading("Results")
                .table(results(results))
                .paragraph(
                        "Losses are mean squared errors of the last epoch; the RMSE is the forecast's against the curve.");
        figures.forEach(page::figure);
        page.heading("Settings").table(settings(settings)).heading("Models");
        summaries.forEach(page::preformatted);
        return page.heading("Trained weights")
                .paragraph("The SHA-256 of each model's weights, one after the other as little-endian float32.")
                .table(hashes(results))
                .versions();
    }

    private static Table results(List<StudyResult> results) {
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
                    format("%.4f", r.rmse()),
                    format("%.2f s", r.seconds()));
        }
        return table;
    }

    private static Table settings(StudySettings settings) {
        return new Table()
                .row("Recurrent layers", settings.cells().toString().replaceAll("[\\[\\]]", ""))
                .row("Epochs", String.valueOf(settings.epochs()))
                .row("Units", String.valueOf(settings.units()))
                .row("Window", String.valueOf(settings.window()))
                .row("Batch size", String.valueOf(settings.batchSize()))
                .row("Seed", String.valueOf(settings.seed()))
                .row("Threads", String.valueOf(settings.threads()))
                .row("Loss", "mean_squared_error")
                .row("Optimizer", "sgd, rate 0.01")
                .row("Validation", "the last 10 % of the windows");
    }

    private static Table hashes(List<StudyResult> results) {
        Table table = new Table();
        results.forEach(r -> table.code(r.title(), r.weightsHash()));
        return table;
    }
}
