package dev.tsuno.plot;

import java.awt.BasicStroke;

/** Solid, dashed, dash-dotted, dotted or no line; the dashes are matplotlib's, in line widths. */
enum LineStyle {
    SOLID("-", "solid"),
    DASHED("--", "dashed", 3.7f, 1.6f),
    DASHDOT("-.", "dashdot", 6.4f, 1.6f, 1, 1.6f),
    DOTTED(":", "dotted", 1, 1.65f),
    NONE("", "none");

    private final String sign;
    private final String word;
    private final float[] dashes;

    LineStyle(String sign, String word, float... dashes) {
        this.sign = sign;
        this.word = word;
        this.dashes = dashes;
    }

    static LineStyle of(String style) {
        for (LineStyle known : values()) {
            if (known.sign.equals(style) || known.word.equalsIgnoreCase(style)) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "lineStyle \"" + style + "\" is not known. Give one of \"-\" (solid), \"--\" (dashed), "
                        + "\"-.\" (dashdot), \":\" (dotted), \"none\".");
    }

    BasicStroke stroke(double width) {
        float w = (float) width;
        if (dashes.length == 0) {
            return new BasicStroke(w, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.length];
        for (int i = 0; i < dashes.length; i++) {
            lengths[i] = dashes[i] * w;
        }
        return new BasicStroke(w, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
    }
}
