package dev.tsuno.cli.output;

import static dev.tsuno.cli.output.Page.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of a {@link Page}. Each row begins with its name. With columns, it has a line of their names and may be wider than the page; without, it is a list of names and values.
 */
public final class Table {
    private final List<Column> columns = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private boolean small;

    private record Column(String name, boolean number) {}

    /** The next column, of text. */
    public Table text(String name) {
        columns.add(new Column(name, false));
        return this;
    }

    /** The next column, of numbers: to the right. */
    public Table number(String name) {
        columns.add(new Column(name, true));
        return this;
    }

    /** In smaller letters, so that more of it is seen at once. */
    public Table small() {
        small = true;
        return this;
    }

    /** The next row. Columns come first. */
    public Table row(String name, String... cells) {
        rows.append("<tr><th>").append(escape(name)).append("</th>");
        for (int i = 0; i < cells.length; i++) {
            boolean number = !columns.isEmpty() && columns.get(i + 1).number();
            rows.append(number ? "<td class=\"number\">" : "<td>")
                    .append(escape(cells[i]))
                    .append("</td>");
        }
        rows.append("</tr>\n");
        return this;
    }

    /** A row of something to be copied, in letters of one width. */
    public Table code(String name, String code) {
        rows.append("<tr><th>").append(escape(name)).append("</th><td><code>");
        rows.append(escape(code)).append("</code></td></tr>\n");
        return this;
    }

    /** A number as {@link String#format} has it, the same in every country. */
    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    String html() {
        if (columns.isEmpty()) return "<table>\n" + rows + "</table>\n";
        StringBuilder html = new StringBuilder("<div class=\"wide")
                .append(small ? " small" : "")
                .append("\"><table>\n<thead><tr>");
        for (Column column : columns) {
            html.append(column.number() ? "<th class=\"number\">" : "<th>")
                    .append(escape(column.name()))
                    .append("</th>");
        }
        return html.append("</tr></thead>\n")
                .append(rows)
                .append("</table></div>\n")
                .toString();
    }
}
