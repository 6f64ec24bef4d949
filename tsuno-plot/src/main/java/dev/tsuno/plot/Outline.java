package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** A part of a line of text, as the shape of its letters on a baseline at (0, 0). */
record Outline(Shape shape, double width, double ascent, double descent) {
    void draw(Graphics2D g, double x, double baseline) {
        g.fill(AffineTransform.getTranslateInstance(x, baseline).createTransformedShape(shape));
    }
}
