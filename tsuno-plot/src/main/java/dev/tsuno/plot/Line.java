package dev.tsuno.plot;

import static dev.tsuno.plot.Look.POINT;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

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

    /** Opaque markers are one shape, without those that would change nothing. */
    private void drawMarkers(Graphics2D g, Frame frame) {
        Rectangle2D area = frame.area();
        Coverage coverage = new Coverage(area, marker(0, 0));
        Path2D.Double all = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            double px = frame.x(x[i]);
            double py = frame.y(y[i]);
            if (!area.contains(px, py)) {
                continue;
            }
            if (style.alpha < 1) {
                drawMarker(g, px, py);
            } else if (coverage.add(px, py)) {
                all.append(marker(px, py), false);
            }
        }
        drawMarker(g, all);
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
