package dev.tsuno.plot;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The shapes that mark points, by matplotlib's signs. Each is drawn in the square from −½ to ½. */
enum Marker {
    NONE("", false),
    CIRCLE("o", true),
    POINT(".", true),
    SQUARE("s", true, -.5, -.5, .5, -.5, .5, .5, -.5, .5),
    DIAMOND("D", true, 0, -.7071, .7071, 0, 0, .7071, -.7071, 0),
    TRIANGLE_UP("^", true, 0, -.5, .5, .5, -.5, .5),
    TRIANGLE_DOWN("v", true, 0, .5, .5, -.5, -.5, -.5),
    PLUS("+", false, -.5, 0, .5, 0, Double.NaN, Double.NaN, 0, -.5, 0, .5),
    CROSS("x", false, -.5, -.5, .5, .5, Double.NaN, Double.NaN, -.5, .5, .5, -.5);

    final String sign;
    /** Whether the shape has an inside; a cross has only its strokes. */
    final boolean filled;

    private final Shape shape;
    private final double extent;

    Marker(String sign, boolean filled, double... corners) {
        this.sign = sign;
        this.filled = filled;
        this.extent = sign.equals(".") ? 0.5 : 1;
        this.shape = corners.length == 0 ? disc(extent) : polygon(corners, filled);
    }

    static Marker of(String sign) {
        for (Marker marker : values()) {
            if (marker.sign.equals(sign) || marker == NONE && sign.equalsIgnoreCase("none")) {
                return marker;
            }
        }
        throw new IllegalArgumentException("marker \"" + sign + "\" is not known. Give one of "
                + Arrays.stream(values()).map(m -> '"' + m.sign + '"').collect(Collectors.joining(", ")) + ".");
    }

    /** The marker around {@code (x, y)}; a filled one has a stroke around it, {@code edge} wide. */
    Shape at(double x, double y, double markerSize, double edge) {
        double size = filled ? markerSize + edge / extent : markerSize;
        return new AffineTransform(size, 0, 0, size, x, y).createTransformedShape(shape);
    }

    private static Shape disc(double diameter) {
        return new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter);
    }

    private static Shape polygon(double[] corners, boolean closed) {
        Path2D.Double path = new Path2D.Double();
        boolean pen = false;
        for (int i = 0; i < corners.length; i += 2) {
            if (Double.isNaN(corners[i])) {
                pen = false;
            } else if (pen) {
                path.lineTo(corners[i], corners[i + 1]);
            } else {
                path.moveTo(corners[i], corners[i + 1]);
                pen = true;
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
