package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** One thing drawn from numbers, in matplotlib's word: a line, a band. */
abstract class Artist {
    final Style style;

    Artist(Style style) {
        this.style = style;
    }

    /** Widens the limits so that the whole of it is seen. */
    abstract void limits(Limits x, Limits y);

    /** What it covers in this frame, for a legend that looks for free room. */
    abstract Trace trace(Frame frame);

    abstract void draw(Graphics2D g, Frame frame);

    /** Draws its sign in the legend. */
    abstract void drawKey(Graphics2D g, Rectangle2D box);
}
