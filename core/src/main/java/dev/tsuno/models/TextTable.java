package dev.tsuno.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table drawn with box characters, laid out as the library "rich" does it, which prints Keras's summaries: columns of given widths are
 * reduced alike until the table fits, words that are too long for theirs end in an ellipsis, the header stands at the bottom of its row.
 */
final class TextTable {
    /** How a column's text stands in it. */
    enum Align {
        LEFT,
        RIGHT,
        CENTER
    }

    private final int[] widths;
    private final List<Align> align;
    private final List<String> lines = new ArrayList<>();
    private boolean first = true;

    /** Widths without the space beside the text, for a table of this width over all. */
    TextTable(List<String> header, List<Align> align, int[] widths, int lineLength) {
        this.align = align;
        this.widths = fitted(widths, lineLength);
        rule("┏", "━", "┳", "┓");
        row("┃", header, true);
        rule("┡", "━", "╇", "┩");
    }

    /** Widths with a space on both sides, reduced or widened to fit between the borders. */
    private static int[] fitted(int[] given, int lineLength) {
        int n = given.length;
        int excess = -(lineLength - (n + 1));
        int[] fitted = new int[n];
        for (int i = 0; i < n; i++) {
            fitted[i] = given[i] + 2;
            excess += fitted[i];
        }
        for (int i = 0; i < n && excess > 0; i++) {
            int share = Math.min(fitted[i], (int) Math.rint(excess / (double) (n - i)));
            fitted[i] -= share;
            excess -= share;
        }
        for (int i = 0, sum = IntStream.of(fitted).sum(); i < n && excess < 0; i++) {
            int own = fitted[i];
            int share = (int) Math.ceil(own * -excess / (double) sum);
            fitted[i] += share;
            excess += share;
            sum -= own;
        }
        return fitted;
    }

    void row(List<String> cells) {
        if (!first) rule("├", "─", "┼", "┤");
        first = false;
        row("│", cells, false);
    }

    List<String> end() {
        rule("└", "─", "┴", "┘");
        return lines;
    }

    private void rule(String left, String line, String cross, String right) {
        StringBuilder text = new StringBuilder(left);
        for (int i = 0; i < widths.length; i++) {
            text.append(line.repeat(widths[i])).append(i < widths.length - 1 ? cross : right);
        }
        lines.add(text.toString());
    }

    private void row(String bar, List<String> cells, boolean atBottom) {
        List<List<String>> columns = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            columns.add(Words.wrapped(cells.get(i), Math.max(1, widths[i] - 2), false));
            height = Math.max(height, columns.get(i).size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder(bar);
            for (int i = 0; i < widths.length; i++) {
                List<String> column = columns.get(i);
                int own = atBottom ? line - (height - column.size()) : line;
                String words = own < 0 || own >= column.size() ? "" : column.get(own);
                text.append(' ').append(aligned(words, i)).append(' ').append(bar);
            }
            lines.add(text.toString());
        }
    }

    private String aligned(String words, int column) {
        int width = Math.max(1, widths[column] - 2);
        if (align.get(column) == Align.LEFT) return Words.padded(Words.cut(words, width), width);
        String bare = Words.cut(words.stripTrailing(), width);
        int space = width - Words.cells(bare);
        int before = align.get(column) == Align.RIGHT ? space : space / 2;
        return " ".repeat(before) + bare + " ".repeat(space - before);
    }
}
