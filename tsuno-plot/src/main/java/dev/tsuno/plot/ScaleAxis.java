package dev.tsuno.plot;

import static dev.tsuno.plot.Look.FONT_SIZE;
import static dev.tsuno.plot.Look.LABEL_PAD;
import static dev.tsuno.plot.Look.TICK_LENGTH;
import static dev.tsuno.plot.Look.TICK_PAD;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** The axis below or left of a figure, with ticks, their labels and the axis's own label where matplotlib has them. */
final class ScaleAxis extends ValueAxis {
    /** Half of it below its tick centres the label of a y axis. */
    private static final double DIGIT_HEIGHT = 0.729 * FONT_SIZE;

    private final Scale scale;
    private final double low;
    private final double high;
    private final double start;
    private final double length;
    private final @Nullable Text title;

    /** An axis from {@code view[0]} to {@code view[1]}, which may be the larger. */
    ScaleAxis(Scale scale, double[] view, String title) {
        super(null, null);
        this.scale = scale;
        this.low = view[0];
        this.high = view[1];
        this.start = scale.forward(low);
        this.length = scale.forward(high) - start;
        this.title = title.isEmpty() ? null : Text.of(title, FONT_SIZE);
        setRange(Math.min(low, high), Math.max(low, high));
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        double part = (scale.forward(value) - start) / length;
        return RectangleEdge.isTopOrBottom(edge)
                ? area.getX() + part * area.getWidth()
                : area.getMaxY() - part * area.getHeight();
    }

    @Override
    public double java2DToValue(double pixel, Rectangle2D area, RectangleEdge edge) {
        double part = RectangleEdge.isTopOrBottom(edge)
                ? (pixel - area.getX()) / area.getWidth()
                : (area.getMaxY() - pixel) / area.getHeight();
        return scale.inverse(start + part * length);
    }

    @Override
    public AxisSpace reserveSpace(
            Graphics2D g, Plot plot, Rectangle2D plotArea, RectangleEdge edge, @Nullable AxisSpace given) {
        AxisSpace space = given == null ? new AxisSpace() : given;
        Ticks ticks = ticks(plotArea, edge);
        double outside = TICK_LENGTH + TICK_PAD + labelSpace(ticks, edge);
        double titleSpace = title == null ? 0 : LABEL_PAD + title.height();
        if (RectangleEdge.isTopOrBottom(edge)) {
            boolean hasOffset = !ticks.offset().isEmpty();
            space.add(outside + (hasOffset ? Math.max(titleSpace, 1.2 * FONT_SIZE) : titleSpace), edge);
            space.ensureAtLeast(overhang(ticks, plotArea), RectangleEdge.RIGHT);
        } else {
            space.add(outside + titleSpace, edge);
            space.ensureAtLeast(ticks.offset().isEmpty() ? 0 : 1.2 * FONT_SIZE, RectangleEdge.TOP);
        }
        return space;
    }

    @Override
    public AxisState draw(
            Graphics2D g,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D area,
            RectangleEdge edge,
            @Nullable PlotRenderingInfo info) {
        Ticks ticks = ticks(area, edge);
        AxisState state = new AxisState(cursor);
        state.setTicks(gridTicks(ticks));
        g.setPaint(Color.BLACK);
        Object strokes = g.getRenderingHint(RenderingHints.KEY_STROKE_CONTROL);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_NORMALIZE);
        for (Ticks.Tick tick : ticks.ticks()) {
            drawTick(g, tick, valueToJava2D(tick.value(), area, edge), area, edge);
        }
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, strokes);
        drawWords(g, ticks, area, edge);
        return state;
    }

    private static void drawTick(Graphics2D g, Ticks.Tick tick, double at, Rectangle2D area, RectangleEdge edge) {
        g.setStroke(tick.major() ? Look.FRAME_STROKE : Look.MINOR_TICK_STROKE);
        double length = tick.major() ? TICK_LENGTH : Look.MINOR_TICK_LENGTH;
        Text label = label(tick);
        if (RectangleEdge.isTopOrBottom(edge)) {
            g.draw(new Line2D.Double(at, area.getMaxY(), at, area.getMaxY() + length));
            label.drawCentred(g, at, area.getMaxY() + TICK_LENGTH + TICK_PAD + label.ascent());
        } else {
            g.draw(new Line2D.Double(area.getX() - length, at, area.getX(), at));
            label.drawRight(g, area.getX() - TICK_LENGTH - TICK_PAD, at + DIGIT_HEIGHT / 2);
        }
    }

    /** The axis's own label in its middle, and what the ticks' labels leave out at its end. */
    private void drawWords(Graphics2D g, Ticks ticks, Rectangle2D area, RectangleEdge edge) {
        Text offset = Text.of(ticks.offset(), FONT_SIZE);
        double outside = TICK_LENGTH + TICK_PAD + labelSpace(ticks, edge);
        if (RectangleEdge.isTopOrBottom(edge)) {
            double top = area.getMaxY() + outside;
            offset.drawRight(g, area.getMaxX(), top + offset.ascent() + 0.2 * FONT_SIZE);
            if (title != null) {
                title.drawCentred(g, area.getCenterX(), top + LABEL_PAD + title.ascent());
            }
        } else {
            offset.draw(g, area.getX(), area.getY() - TICK_PAD);
            if (title != null) {
                AffineTransform before = g.getTransform();
                g.translate(area.getX() - outside - LABEL_PAD - title.height() + title.ascent(), area.getCenterY());
                g.rotate(-Math.PI / 2);
                title.drawCentred(g, 0, 0);
                g.setTransform(before);
            }
        }
    }

    /** How many labels find room: matplotlib grants each x label three times its size, each y label twice. */
    private Ticks ticks(Rectangle2D area, RectangleEdge edge) {
        int space = RectangleEdge.isTopOrBottom(edge)
                ? (int) (area.getWidth() / (3 * FONT_SIZE))
                : (int) (area.getHeight() / (2 * FONT_SIZE));
        return scale.ticks(low, high, space);
    }

    private static Text label(Ticks.Tick tick) {
        return tick.exponent().isEmpty()
                ? Text.of(tick.label(), FONT_SIZE)
                : Text.power(tick.label(), tick.exponent(), FONT_SIZE);
    }

    private static double labelSpace(Ticks ticks, RectangleEdge edge) {
        double space = 0;
        for (Ticks.Tick tick : ticks.ticks()) {
            Text label = label(tick);
            space = Math.max(space, RectangleEdge.isTopOrBottom(edge) ? label.height() : label.width());
        }
        return space;
    }

    /** How far the last x label reaches beyond the end of the axis, less the margin there. */
    private double overhang(Ticks ticks, Rectangle2D area) {
        double overhang = 0;
        for (Ticks.Tick tick : ticks.ticks()) {
            double end = valueToJava2D(tick.value(), area, RectangleEdge.BOTTOM)
                    + label(tick).width() / 2;
            overhang = Math.max(overhang, end - area.getMaxX() - Look.PAD / 2);
        }
        return overhang;
    }

    private static List<ValueTick> gridTicks(Ticks ticks) {
        List<ValueTick> result = new ArrayList<>();
        for (Ticks.Tick tick : ticks.ticks()) {
            TickType type = tick.major() ? TickType.MAJOR : TickType.MINOR;
            result.add(new NumberTick(type, tick.value(), "", TextAnchor.CENTER, TextAnchor.CENTER, 0));
        }
        return result;
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return gridTicks(ticks(area, edge));
    }

    /** The view is fixed when the axis is made. */
    @Override
    protected void autoAdjustRange() {}

    @Override
    public void configure() {}

    /** An axis is itself alone: the plot keeps its axes in a map, where those with equal settings would be one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
