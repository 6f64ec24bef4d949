package dev.tsuno.notebook;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A model's summary as Keras shows it in a notebook: the same table, with its colours. */
final class SummaryView {
    private static final String BLUE = "#0087ff";
    private static final String CYAN = "#00a7c8";
    private static final String GREEN = "#00af00";

    /** A cell of a table's body: what stands between two of its lines. */
    private static final Pattern NUMBER = Pattern.compile("\\b\\d[\\d,]*(\\.\\d+)?\\b");

    private static final Pattern CLASS = Pattern.compile("\\((\\w+)\\)( *│)");
    private static final Pattern SHAPE = Pattern.compile("│ ([(\\[][^│]*)│");
    private static final Pattern COUNT = Pattern.compile("│( *)([\\d,]+) (│)");
    private static final Pattern HEADING = Pattern.compile("^(Model: .*| [A-Z][\\w -]*:)");

    private SummaryView() {}

    static String html(String summary) {
        return summary.lines()
                .map(line -> coloured(Preformatted.escaped(line)))
                .collect(Collectors.joining("\n", Preformatted.BEGIN, Preformatted.END));
    }

    private static String coloured(String line) {
        if (line.startsWith("┃")) return line.replaceAll("┃ ([^┃]*[^┃ ])", "┃ <b>$1</b>");
        if (!line.startsWith("│")) return HEADING.matcher(line).replaceFirst("<b>$1</b>");
        String cells = COUNT.matcher(line).replaceAll("│$1" + span(GREEN, "$2") + " $3");
        cells = CLASS.matcher(cells).replaceFirst("(" + span(BLUE, "$1") + ")$2");
        return SHAPE.matcher(cells).replaceFirst(cell -> "│ " + shape(cell.group(1)) + "│");
    }

    private static String shape(String shape) {
        String numbers = NUMBER.matcher(shape).replaceAll(span(GREEN, "$0"));
        return numbers.replace("None", span(CYAN, "None"));
    }

    private static String span(String colour, String text) {
        return "<span style=\"color:" + colour + "\">" + text + "</span>";
    }
}
