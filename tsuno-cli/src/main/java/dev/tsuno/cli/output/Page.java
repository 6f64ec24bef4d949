package dev.tsuno.cli.output;

import dev.tsuno.Tsuno;
import dev.tsuno.plot.Figure;
import java.util.regex.Matcher;

/**
 * An HTML page that needs no other file, built from top to bottom, to be read at a desk, on a phone and on paper. Texts are escaped, but for the
 * {@code html} of a paragraph.
 */
public final class Page {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 43rem; margin: 2.5rem auto; padding: 0 1rem;
                   color: #222; background: #fff; }
            h1 { font-size: 1.75rem; line-height: 1.25; }
            h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
            .wide { overflow-x: auto; }
            .small { font-size: .85rem; }
            .small th, .small td { padding-right: .75rem; }
            .small .number { padding: .3rem 0 .3rem .75rem; }
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
            @media (max-width: 34rem) { .wide { font-size: .8rem; } .small { font-size: .75rem; }
                                        .number, .small .number { padding-left: .6rem; } }
            @media print { figure, table, pre { break-inside: avoid; } h2 { break-after: avoid; } }
            """;

    private final StringBuilder html = new StringBuilder();

    /** A page that begins with its title. */
    public Page(String title) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + escape(title) + "</title>");
        line("<style>");
        html.append(STYLE);
        line("</style>");
        line("</head>");
        line("<body>");
        line("<h1>" + escape(title) + "</h1>");
    }

    /** Begins a section. */
    public Page heading(String text) {
        return line("<h2>" + escape(text) + "</h2>");
    }

    /** A paragraph of text with marks such as {@code <i>x</i>}: what comes from elsewhere goes through {@link #escape}. */
    public Page paragraph(String html) {
        return line("<p>" + html + "</p>");
    }

    /** A table. */
    public Page table(Table table) {
        html.append(table.html());
        return this;
    }

    /** Text in columns, each line as it stands. */
    public Page preformatted(String text) {
        return line("<pre>" + escape(text.strip()) + "</pre>");
    }

    /** A section with a figure, named for those who cannot see it by its heading. */
    public Page figure(NamedFigure figure) {
        return heading(figure.title()).figure(figure.title(), figure.figure());
    }

    /** A figure in the section begun. */
    public Page figure(String title, Figure figure) {
        String svg = figure.toSvg();
        String inline = svg.substring(svg.indexOf("<svg")).strip(); // HTML has no XML declaration
        String named = Matcher.quoteReplacement("<title>" + escape(title) + "</title>");
        return line("<figure>" + inline.replaceFirst("<title>[^<]*</title>", named) + "</figure>");
    }

    /** A section that says what it was computed with. */
    public Page versions() {
        heading("Versions");
        return line("<pre class=\"text\">" + escape(Tsuno.info().strip()) + "</pre>");
    }

    /** The whole page. */
    public String html() {
        return html + "</body>\n</html>\n";
    }

    private Page line(String text) {
        html.append(text).append('\n');
        return this;
    }

    /** For HTML's text. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
