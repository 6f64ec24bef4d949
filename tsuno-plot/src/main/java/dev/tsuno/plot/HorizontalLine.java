package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A line across the whole figure at one value. */
final class HorizontalLine extends Artist {
    private final double value;

    HorizontalLine(double value, Style style) {
        super(style);
        this.value = value;
    }

    @Override
    void limits(Limits x, Limits y) {
        y.add(value);
    }

    @Override
    Trace trace(Frame frame) {
        Trace trace = new Trace();
        trace.add(frame.area().getX(), frame.y(value));
        trace.add(frame.area().getMaxX(), frame.y(value));
        return trace;
    }

    @Override
    void draw(Graphics2D g, Frame frame) {
        Rectangle2D area = frame.area();
        double y = frame.y(value);
        draw(g, area.getX(), area.getMaxX(), y);
    }

    @Override
    void drawKey(Graphics2D g, Rectangle2D box) {
        draw(g, box.getX(), box.getMaxX(), box.getCenterY());
    }

    private void draw(Graphics2D g, double from, double to, double y) {
        if (style.hasLine()) {
            g.setPaint(style.paint());
            g.setStroke(style.stroke());
            g.draw(new Line2D.Double(from, y, to, y));
        }
    }
}
