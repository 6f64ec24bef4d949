package dev.tsuno.cli;

import dev.tsuno.Tsuno;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The study's results as one HTML page that needs no other file. */
final class Report {
    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
                   color: #222; background: #fff; }
            table { border-collapse: collapse; margin: 1rem 0; }
            th, td { padding: .25rem .75rem; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; }
            pre, code { font: 13px/1.35 ui-monospace, monospace; }
            pre { overflow-x: auto; }
            td code { overflow-wrap: anywhere; }
            svg { max-width: 100%; height: auto; }
            figure { margin: 1rem 0; }
            """;

    private final StudySettings settings;
    private final List<StudyResult> results;
    private final List<StudyFigure> figures;
    private final List<String> summaries;
    private final StringBuilder html = new StringBuilder();

    Report(StudySettings settings, List<StudyResult> results, List<StudyFigure> figures, List<String> summaries) {
        this.settings = settings;
        this.results = results;
        this.figures = figures;
        this.summaries = summaries;
    }

    String html() {
        html.setLength(0);
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>Recurrent networks on a damped oscillation</title>");
        line("<style>");
        html.append(STYLE);
        line("</style>");
        line("</head>");
        line("<body>");
        line("<h1>Recurrent networks on a damped oscillation</h1>");
        results();
        figures.forEach(this::figure);
        settings();
        heading("Models");
        summaries.forEach(summary -> line("<pre>" + escape(summary.strip()) + "</pre>"));
        heading("Trained weights");
        hashes();
        heading("Versions");
        line("<pre>" + escape(("Tsuno " + Tsuno.version() + "\n" + Tsuno.info()).strip()) + "</pre>");
        line("</body>");
        line("</html>");
        return html.toString();
    }

    private void results() {
        heading("Results");
        line("<table>");
        line("<tr><th>Model</th><th>Parameters</th><th>Loss</th><th>Validation loss</th>"
                + "<th>Forecast RMSE</th><th>Training time</th></tr>");
        for (StudyResult r : results) {
            line("<tr><td>" + r.title() + "</td>"
                    + number("%,d", r.parameters())
                    + number("%.4e", r.lastLoss())
                    + number("%.4e", r.lastValLoss())
                    + number("%.4f", r.rmse())
                    + number("%.2f s", r.seconds()) + "</tr>");
        }
        line("</table>");
        line("<p>Losses are those of the last epoch. Each model continues the first window from its own outputs to the"
                + " curve's end; the RMSE is of the predicted values against the curve.</p>");
    }

    private void figure(StudyFigure figure) {
        heading(figure.title());
        String svg = figure.figure().toSvg();
        line("<figure>" + svg.substring(svg.indexOf("<svg")).strip() + "</figure>"); // HTML has no XML declaration
    }

    private void settings() {
        heading("Settings");
        line("<table>");
        for (Map.Entry<String, Object> setting : List.<Map.Entry<String, Object>>of(
                Map.entry("Epochs", settings.epochs()),
                Map.entry("Units", settings.units()),
                Map.entry("Window", settings.window()),
                Map.entry("Batch size", settings.batchSize()),
                Map.entry("Seed", settings.seed()),
                Map.entry("Models trained at once", Math.min(settings.threads(), results.size())),
                Map.entry("Loss", "mean_squared_error"),
                Map.entry("Optimizer", "sgd"),
                Map.entry("Validation", "last 10 % of the windows"))) {
            line("<tr><th>" + setting.getKey() + "</th><td>"
                    + escape(setting.getValue().toString()) + "</td></tr>");
        }
        line("</table>");
    }

    private void hashes() {
        line("<p>The SHA-256 of each model's weights, one after the other as little-endian float32.</p>");
        line("<table>");
        for (StudyResult r : results) {
            line("<tr><th>" + r.title() + "</th><td><code>" + r.weightsHash() + "</code></td></tr>");
        }
        line("</table>");
    }

    private void heading(String text) {
        line("<h2>" + escape(text) + "</h2>");
    }

    private void line(String text) {
        html.append(text).append('\n');
    }

    private static String number(String format, Object value) {
        return "<td class=\"number\">" + String.format(Locale.ROOT, format, value) + "</td>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
