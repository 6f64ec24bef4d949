package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The area between two lines over the same x; where either has no value, the band has a gap. */
final class Band extends Artist {
    private final double[] x;
    private final double[] lower;
    private final double[] upper;

    Band(double[] x, double[] lower, double[] upper, Style style) {
        super(style);
        this.x = x;
        this.lower = lower;
        this.upper = upper;
    }

    private boolean isGap(int i) {
        return Double.isNaN(x[i]) || Double.isNaN(lower[i]) || Double.isNaN(upper[i]);
    }

    @Override
    void limits(Limits xLimits, Limits yLimits) {
        for (int i = 0; i < x.length; i++) {
            if (!isGap(i)) {
                xLimits.add(x[i]);
                yLimits.add(lower[i]);
                yLimits.add(upper[i]);
            }
        }
    }

    /** The outline of each part: along the upper line, and back along the lower. */
    @Override
    Trace trace(Frame frame) {
        Trace outlines = new Trace();
        int to = 0;
        for (int from = 0; from < x.length; from = to + 1) {
            to = from;
            while (to < x.length && !isGap(to)) {
                to++;
            }
            if (to > from) {
                Trace outline = Trace.of(x, upper, from, to, frame);
                outline.addReversed(Trace.of(x, lower, from, to, frame));
                outlines.addApart(outline);
            }
        }
        return outlines;
    }

    @Override
    void draw(Graphics2D g, Frame frame) {
        g.setPaint(style.paint());
        Path2D outline = trace(frame).path();
        g.fill(outline);
    }

    @Override
    void drawKey(Graphics2D g, Rectangle2D box) {
        g.setPaint(style.paint());
        g.fill(box);
    }
}
