package dev.tsuno.plot;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.RectangleEdge;

/** Where values lie on the picture: the rectangle between the axes, and the two axes. */
record Frame(Rectangle2D area, ScaleAxis xAxis, ScaleAxis yAxis) {
    /** Far outside of any picture, near enough for exact arithmetic in the renderers. */
    private static final double FAR = 1e6;

    double x(double value) {
        return clamp(xAxis.valueToJava2D(value, area, RectangleEdge.BOTTOM));
    }

    double y(double value) {
        return clamp(yAxis.valueToJava2D(value, area, RectangleEdge.LEFT));
    }

    private static double clamp(double pixel) {
        return Math.max(-FAR, Math.min(FAR, pixel));
    }
}
