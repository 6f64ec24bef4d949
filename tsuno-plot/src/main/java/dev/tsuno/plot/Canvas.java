package dev.tsuno.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/**
 * Draws a figure on any surface. JFreeChart lays out the axes and draws frame and grid; the artists and the legend
 * are an annotation of its plot, so that a million points need not become a million objects.
 */
final class Canvas {
    private final Figure figure;
    private final @Nullable Text title;
    private final JFreeChart chart;

    Canvas(Figure figure) {
        FontCheck.problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        this.figure = figure;
        this.title = figure.title.isEmpty() ? null : Text.of(figure.title, Look.TITLE_SIZE);
        this.chart = chart();
    }

    void draw(Graphics2D g) {
        ChartRenderingInfo layout = new ChartRenderingInfo(null);
        Rectangle2D whole = new Rectangle2D.Double(0, 0, figure.width, figure.height);
        chart.draw(g, whole, layout);
        Rectangle2D area = layout.getPlotInfo().getDataArea();
        if (title != null && area != null) {
            g.setPaint(Color.BLACK);
            title.drawCentred(g, area.getCenterX(), Look.PAD + title.ascent());
        }
    }

    private JFreeChart chart() {
        Limits x = new Limits();
        Limits y = new Limits();
        for (Artist artist : figure.artists()) {
            artist.limits(x, y);
        }
        ScaleAxis xAxis = axis("xlim", figure.xscale, figure.xlim, x, figure.xlabel);
        ScaleAxis yAxis = axis("ylim", figure.yscale, figure.ylim, y, figure.ylabel);

        XYPlot plot = new XYPlot(null, xAxis, yAxis, new XYLineAndShapeRenderer());
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlinePaint(Color.BLACK);
        plot.setOutlineStroke(Look.FRAME_STROKE);
        plot.setDomainGridlinesVisible(figure.grid);
        plot.setRangeGridlinesVisible(figure.grid);
        plot.setDomainGridlinePaint(Look.GRID);
        plot.setRangeGridlinePaint(Look.GRID);
        plot.setDomainGridlineStroke(Look.GRID_STROKE);
        plot.setRangeGridlineStroke(Look.GRID_STROKE);
        plot.addAnnotation(new Drawing(figure, xAxis, yAxis));

        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        double top = title == null ? Look.PAD : Look.PAD + title.height() + Look.TITLE_PAD;
        chart.setPadding(new RectangleInsets(top, Look.PAD, Look.PAD, Look.PAD));
        chart.getRenderingHints().put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_NORMALIZE);
        return chart;
    }

    private static ScaleAxis axis(String name, Scale scale, double @Nullable [] given, Limits limits, String label) {
        if (given != null && scale == Scale.LOG && Math.min(given[0], given[1]) <= 0) {
            throw new IllegalArgumentException(
                    name + " of a log axis takes values above 0, got " + given[0] + " and " + given[1] + ".");
        }
        return new ScaleAxis(scale, given == null ? scale.view(limits) : given, label);
    }

    /** The artists inside the frame, then the legend, which may be wider. */
    private static final class Drawing extends AbstractXYAnnotation {
        private final transient List<Artist> artists;
        private final transient @Nullable Legend legend;
        private final transient ScaleAxis xAxis;
        private final transient ScaleAxis yAxis;

        Drawing(Figure figure, ScaleAxis xAxis, ScaleAxis yAxis) {
            this.artists = figure.artists();
            this.legend = figure.legend == null ? null : new Legend(figure.artistsAsAdded(), figure.legend);
            this.xAxis = xAxis;
            this.yAxis = yAxis;
        }

        @Override
        public void draw(
                Graphics2D g,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis domain,
                ValueAxis range,
                int renderer,
                @Nullable PlotRenderingInfo info) {
            Frame frame = new Frame(area, xAxis, yAxis);
            Object strokes = g.getRenderingHint(RenderingHints.KEY_STROKE_CONTROL);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            for (Artist artist : artists) {
                artist.draw(g, frame);
            }
            if (legend != null) {
                Shape clip = g.getClip();
                g.setClip(null);
                legend.draw(g, frame, artists);
                g.setClip(clip);
            }
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, strokes);
        }
    }
}
