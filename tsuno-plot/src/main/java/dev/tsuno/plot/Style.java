package dev.tsuno.plot;

import static dev.tsuno.plot.Look.POINT;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * How one thing in a figure is drawn, in the words of matplotlib's keyword arguments.
 *
 * <p>Lengths are in points, of which a figure has 72 to 100 pixels. What is not set has matplotlib's default.
 */
public final class Style {
    @Nullable
    String label;

    @Nullable
    Color color;

    double alpha = 1;
    double lineWidth = 1.5;
    LineStyle lineStyle = LineStyle.SOLID;
    Marker marker = Marker.NONE;
    double markerSize = 6;

    Style() {}

    /** The text in the legend, which may hold formulas between dollars; one that begins with {@code _} is left out of it. */
    public Style label(String label) {
        this.label = label;
        return this;
    }

    /** A colour by matplotlib's names: {@code C0} … {@code C9}, {@code tab:blue}, {@code red}, {@code k}, {@code #1f77b4}, {@code 0.5}. */
    public Style color(String color) {
        this.color = Colors.named(color);
        return this;
    }

    /** From 0, not to be seen, to 1, opaque. */
    public Style alpha(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is from 0 (transparent) to 1 (opaque), got " + alpha + ".");
        }
        this.alpha = alpha;
        return this;
    }

    /** In points, 1.5 by default. */
    public Style lineWidth(double points) {
        this.lineWidth = size("lineWidth", points);
        return this;
    }

    /** {@code "-"}, {@code "--"}, {@code "-."}, {@code ":"}, their names {@code "solid"} … {@code "dotted"}, or {@code "none"}. */
    public Style lineStyle(String style) {
        this.lineStyle = LineStyle.of(style);
        return this;
    }

    /** One of {@code o . s D ^ v + x}, or {@code "none"}. */
    public Style marker(String marker) {
        this.marker = Marker.of(marker);
        return this;
    }

    /** In points, 6 by default. */
    public Style markerSize(double points) {
        this.markerSize = size("markerSize", points);
        return this;
    }

    private static double size(String name, double points) {
        if (!(points >= 0 && points <= 1000)) {
            throw new IllegalArgumentException(name + " is in points, from 0 to 1000, got " + points + ".");
        }
        return points;
    }

    boolean inLegend() {
        return label != null && !label.isEmpty() && !label.startsWith("_");
    }

    boolean hasLine() {
        return lineStyle != LineStyle.NONE && lineWidth > 0;
    }

    /** The colour with its transparency; {@code Figure} has chosen one where the user did not. */
    Color paint() {
        Color opaque = color == null ? Colors.cycle(0) : color;
        return new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), (int) Math.round(255 * alpha));
    }

    BasicStroke stroke() {
        return lineStyle.stroke(lineWidth * POINT);
    }
}
