package dev.tsuno.cli;

import dev.tsuno.Tsuno;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The study's results as one HTML page that needs no other file. */
final class Report {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 43rem; margin: 2.5rem auto; padding: 0 1rem;
                   color: #222; background: #fff; }
            h1 { font-size: 1.75rem; line-height: 1.25; }
            h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; margin: .5rem 0; }
            th, td { padding: .3rem 1.25rem .3rem 0; border-bottom: 1px solid #ddd; text-align: left;
                     vertical-align: top; white-space: nowrap; }
            th { font-weight: 600; }
            thead th { border-bottom-color: #888; vertical-align: bottom; }
            th.number { white-space: normal; }
            .number { text-align: right; padding: .3rem 0 .3rem 1rem; font-variant-numeric: tabular-nums; }
            pre, code { font: 13px/1.17 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
            pre { overflow-x: auto; }
            pre.text { white-space: pre-wrap; line-height: 1.5; }
            td code { white-space: normal; overflow-wrap: anywhere; line-height: 1.5; }
            figure { margin: 0; }
            svg { display: block; max-width: 100%; height: auto; }
            @media (max-width: 34rem) { .wide { font-size: .8rem; } .number { padding-left: .6rem; } }
            @media print { figure, table, pre { break-inside: avoid; } h2 { break-after: avoid; } }
            """;

    private final StudySettings settings;
    private final List<StudyResult> results;
    private final List<StudyFigure> figures;
    private final Optional<String> noFigures;
    private final List<String> summaries;
    private final StringBuilder html = new StringBuilder();

    /** @param noFigures why there are none, if so */
    Report(
            StudySettings settings,
            List<StudyResult> results,
            List<StudyFigure> figures,
            Optional<String> noFigures,
            List<String> summaries) {
        this.settings = settings;
        this.results = results;
        this.figures = figures;
        this.noFigures = noFigures;
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
        line("<p>Recurrent networks learn the curve <i>y</i> = exp(−<i>x</i>/5) cos <i>x</i>, given at "
                + StudyData.POINTS + " points from 0 to 5π, in windows of " + settings.window()
                + " steps: from each window the same one step later. Then each continues the first window from its own"
                + " outputs to the curve's end.</p>");
        results();
        figures.forEach(this::figure);
        noFigures.ifPresent(why -> line("<p>" + escape(why) + "</p>"));
        settings();
        heading("Models");
        summaries.forEach(summary -> line("<pre>" + escape(summary.strip()) + "</pre>"));
        heading("Trained weights");
        hashes();
        heading("Versions");
        line("<pre class=\"text\">" + escape(Tsuno.info().strip()) + "</pre>");
        line("</body>");
        line("</html>");
        return html.toString();
    }

    private void results() {
        heading("Results");
        line("<div class=\"wide\"><table>");
        line("<thead><tr><th>Model</th>" + column("Parameters") + column("Loss") + column("Validation loss")
                + column("Forecast RMSE") + column("Training time") + "</tr></thead>");
        for (StudyResult r : results) {
            line("<tr><th>" + r.title() + "</th>"
                    + number("%,d", r.parameters())
                    + number("%.4e", r.lastLoss())
                    + number("%.4e", r.lastValLoss())
                    + number("%.4f", r.rmse())
                    + number("%.2f s", r.seconds()) + "</tr>");
        }
        line("</table></div>");
        line("<p>Losses are mean squared errors of the last epoch; the RMSE is the forecast's against the curve.</p>");
    }

    private void figure(StudyFigure figure) {
        heading(figure.title());
        String svg = figure.figure().toSvg();
        String inline = svg.substring(svg.indexOf("<svg")).strip(); // HTML has no XML declaration
        String title = Matcher.quoteReplacement("<title>" + escape(figure.title()) + "</title>");
        line("<figure>" + inline.replaceFirst("<title>[^<]*</title>", title) + "</figure>");
    }

    private void settings() {
        heading("Settings");
        line("<table>");
        for (Map.Entry<String, Object> setting : List.<Map.Entry<String, Object>>of(
                Map.entry("Recurrent layers", settings.cells()),
                Map.entry("Epochs", settings.epochs()),
                Map.entry("Units", settings.units()),
                Map.entry("Window", settings.window()),
                Map.entry("Batch size", settings.batchSize()),
                Map.entry("Seed", settings.seed()),
                Map.entry("Threads", settings.threads()),
                Map.entry("Loss", "mean_squared_error"),
                Map.entry("Optimizer", "sgd, rate 0.01"),
                Map.entry("Validation", "the last 10 % of the windows"))) {
            line("<tr><th>" + setting.getKey() + "</th><td>"
                    + escape(setting.getValue().toString().replaceAll("[\\[\\]]", "")) + "</td></tr>");
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

    private static String column(String name) {
        return "<th class=\"number\">" + name + "</th>";
    }

    private static String number(String format, Object value) {
        return "<td class=\"number\">" + String.format(Locale.ROOT, format, value) + "</td>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
