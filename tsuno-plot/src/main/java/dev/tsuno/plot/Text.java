package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A text ready to be drawn: lines of words and of formulas between dollars, on common baselines.
 *
 * <p>As in matplotlib, {@code \$} is a dollar, and a text with an odd number of other dollars has no formulas.
 */
final class Text {
    /** How far a line reaches above and below its baseline at least, for the letters l and p. */
    private static final double ASCENT = 0.76;

    private static final double DESCENT = 0.24;
    private static final double LINE_GAP = 0.2;

    private record Line(List<Outline> runs, double width, double ascent, double descent) {
        static Line of(List<Outline> runs, double size) {
            double width = 0;
            double ascent = ASCENT * size;
            double descent = DESCENT * size;
            for (Outline run : runs) {
                width += run.width();
                ascent = Math.max(ascent, run.ascent());
                descent = Math.max(descent, run.descent());
            }
            return new Line(runs, width, ascent, descent);
        }

        void draw(Graphics2D g, double x, double baseline) {
            double left = x;
            for (Outline run : runs) {
                run.draw(g, left, baseline);
                left += run.width();
            }
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final double gap;

    private Text(double size) {
        this.gap = LINE_GAP * size;
    }

    static Text of(String text, double size) {
        Text set = new Text(size);
        boolean formulas = hasFormulas(text);
        int position = 0;
        for (String line : text.split("\n", -1)) {
            set.lines.add(Line.of(runs(line, formulas && hasFormulas(line), text, position, size), size));
            position += line.length() + 1;
        }
        return set;
    }

    /** A number with its power of ten raised, as log axes have it. */
    static Text power(String number, String exponent, double size) {
        Text set = new Text(size);
        List<Outline> runs = List.of(Words.of(number, size, 0), Words.of(exponent, 0.7 * size, 0.42 * size));
        set.lines.add(Line.of(runs, size));
        return set;
    }

    double width() {
        double width = 0;
        for (Line line : lines) {
            width = Math.max(width, line.width());
        }
        return width;
    }

    /** From the top to the first baseline. */
    double ascent() {
        return lines.get(0).ascent();
    }

    double height() {
        double height = gap * (lines.size() - 1);
        for (Line line : lines) {
            height += line.ascent() + line.descent();
        }
        return height;
    }

    /** Draws with the first line's baseline at {@code (x, baseline)} and the lines left-aligned. */
    void draw(Graphics2D g, double x, double baseline) {
        drawAligned(g, x, baseline, 0);
    }

    /** Draws with each line in the middle of {@code x}. */
    void drawCentred(Graphics2D g, double x, double baseline) {
        drawAligned(g, x, baseline, 0.5);
    }

    /** Draws with each line ending at {@code x}. */
    void drawRight(Graphics2D g, double x, double baseline) {
        drawAligned(g, x, baseline, 1);
    }

    private void drawAligned(Graphics2D g, double x, double baseline, double alignment) {
        double y = baseline - ascent();
        for (Line line : lines) {
            line.draw(g, x - alignment * line.width(), y + line.ascent());
            y += line.ascent() + line.descent() + gap;
        }
    }

    private static boolean hasFormulas(String text) {
        int dollars = 0;
        for (int at = dollar(text, 0); at >= 0; at = dollar(text, at + 1)) {
            dollars++;
        }
        return dollars > 0 && dollars % 2 == 0;
    }

    /** Where the next dollar stands that is not written {@code \$}, or −1. */
    private static int dollar(String text, int from) {
        int at = text.indexOf('$', from);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = text.indexOf('$', at + 1);
        }
        return at;
    }

    private static List<Outline> runs(String line, boolean formulas, String text, int position, double size) {
        List<Outline> runs = new ArrayList<>();
        int from = 0;
        while (formulas) {
            int open = dollar(line, from);
            if (open < 0) {
                break;
            }
            int close = dollar(line, open + 1);
            addWords(runs, line.substring(from, open), size);
            runs.add(Formula.of(line.substring(open + 1, close), text, position + open + 1, size));
            from = close + 1;
        }
        addWords(runs, line.substring(from), size);
        return runs;
    }

    private static void addWords(List<Outline> runs, String words, double size) {
        if (!words.isEmpty()) {
            runs.add(Words.of(words.replace("\\$", "$"), size, 0));
        }
    }
}
