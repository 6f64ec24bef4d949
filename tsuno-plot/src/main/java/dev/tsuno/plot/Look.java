package dev.tsuno.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** matplotlib's default look: its sizes are given in points, and a figure has 100 pixels to the inch. */
final class Look {
    static final double POINT = 100 / 72.0;

    static final double FONT_SIZE = 10 * POINT;
    static final double TITLE_SIZE = 12 * POINT;
    /** The margin around everything drawn, as {@code tight_layout} leaves it. */
    static final double PAD = 1.08 * FONT_SIZE;

    static final double TICK_LENGTH = 3.5 * POINT;
    static final double MINOR_TICK_LENGTH = 2 * POINT;
    static final double TICK_PAD = 3.5 * POINT;
    static final double LABEL_PAD = 4 * POINT;
    static final double TITLE_PAD = 6 * POINT;

    static final Color GRID = new Color(0xb0b0b0);
    static final BasicStroke FRAME_STROKE = stroke(0.8);
    static final BasicStroke MINOR_TICK_STROKE = stroke(0.6);
    static final BasicStroke GRID_STROKE = stroke(0.8);

    /** matplotlib's own font where the machine has it, otherwise Java's sans serif. */
    private static final Font PREFERRED = new Font("DejaVu Sans", Font.PLAIN, 1);

    private static final Font LOGICAL = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
    private static final boolean HAS_PREFERRED = PREFERRED.getFamily().equals("DejaVu Sans");

    private Look() {}

    /** A font with every letter of {@code text}, {@code pixels} high. */
    static Font font(String text, double pixels) {
        boolean preferred = HAS_PREFERRED && PREFERRED.canDisplayUpTo(text) < 0;
        return (preferred ? PREFERRED : LOGICAL).deriveFont((float) pixels);
    }

    private static BasicStroke stroke(double points) {
        return new BasicStroke((float) (points * POINT), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }
}
