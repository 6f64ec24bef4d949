package dev.tsuno.plot;

import static dev.tsuno.plot.Look.POINT;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;

/** Points joined by a line, marked, or both; {@code scatter} is the markers alone. */
final class Line extends Artist {
    private final double[] x;
    private final double[] y;

    Line(double[] x, double[] y, Style style) {
        super(style);
        this.x = x;
        this.y = y;
    }

    @Override
    void limits(Limits xLimits, Limits yLimits) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                xLimits.add(x[i]);
                yLimits.add(y[i]);
            }
        }
    }

    @Override
    Trace trace(Frame frame) {
        return Trace.of(x, y, frame);
    }

    @Override
    void draw(Graphics2D g, Frame frame) {
        g.setPaint(style.paint());
        if (style.hasLine()) {
            g.setStroke(style.stroke());
            g.draw(trace(frame).path());
        }
        if (style.marker != Marker.NONE) {
            drawMarkers(g, frame);
        }
    }

    /** Of markers on the same half pixel one is drawn; opaque ones are one shape. */
    private void drawMarkers(Graphics2D g, Frame frame) {
        Rectangle2D area = frame.area();
        int columns = (int) (2 * area.getWidth()) + 1;
        BitSet taken = new BitSet();
        Path2D.Double all = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            double px = frame.x(x[i]);
            double py = frame.y(y[i]);
            if (!area.contains(px, py)) {
                continue;
            }
            int cell = (int) (2 * (py - area.getY())) * columns + (int) (2 * (px - area.getX()));
            if (style.alpha < 1) {
                drawMarker(g, px, py);
            } else if (!taken.get(cell)) {
                taken.set(cell);
                all.append(marker(px, py), false);
            }
        }
        if (style.alpha == 1) {
            drawMarker(g, all);
        }
    }

    private Shape marker(double px, double py) {
        return style.marker.at(px, py, style.markerSize * POINT, POINT);
    }

    private void drawMarker(Graphics2D g, double px, double py) {
        drawMarker(g, new Path2D.Double(marker(px, py)));
    }

    private void drawMarker(Graphics2D g, Path2D marker) {
        if (style.marker.filled) {
            g.fill(marker);
        } else {
            g.setStroke(LineStyle.SOLID.stroke(POINT));
            g.draw(marker);
        }
    }

    @Override
    void drawKey(Graphics2D g, Rectangle2D box) {
        Color paint = style.paint();
        g.setPaint(paint);
        if (style.hasLine()) {
            g.setStroke(style.stroke());
            g.draw(new Line2D.Double(box.getX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
        }
        if (style.marker != Marker.NONE) {
            drawMarker(g, box.getCenterX(), box.getCenterY());
        }
    }
}
