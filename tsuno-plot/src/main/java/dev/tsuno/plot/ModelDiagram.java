package dev.tsuno.plot;

import dev.tsuno.models.Model;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A model drawn as boxes and arrows. As {@code keras.utils.plot_model}, and needs no Graphviz.
 *
 * <pre>{@code
 * ModelDiagram.of(model).showShapes(true).expandNested(true).save(Path.of("model.svg"));
 * }</pre>
 *
 * <p>A model that is a class of one's own is one box: what happens inside it is in its code.
 */
public final class ModelDiagram {
    private static final double MARGIN = 14;
    private static final double TIP = 8;
    /** Pixels to the inch of an SVG, and of a PNG at scale 1. */
    private static final double DOTS = 100;

    private static final Color ARROW = new Color(0x56616d);

    private final Model model;
    boolean showShapes;
    boolean showDtype;
    boolean showLayerNames = true;
    boolean showLayerActivations;
    boolean showTrainable;
    boolean expandNested;
    boolean leftToRight;
    private double dpi = 200;

    private ModelDiagram(Model model) {
        this.model = model;
    }

    /** @throws IllegalStateException if the model isn't built: nothing is known of its shapes */
    public static ModelDiagram of(Model model) {
        if (!model.isBuilt()) {
            throw new IllegalStateException("The model " + model.name()
                    + " isn't built yet: give its first layer an input shape, or call the model on data.");
        }
        return new ModelDiagram(model);
    }

    /** Whether a box tells the shapes of its inputs and outputs. Default: false. */
    public ModelDiagram showShapes(boolean showShapes) {
        this.showShapes = showShapes;
        return this;
    }

    /** Whether a box tells the type of its output. Default: false. */
    public ModelDiagram showDtype(boolean showDtype) {
        this.showDtype = showDtype;
        return this;
    }

    /** Whether a box has the layer's name beside its class. Default: true. */
    public ModelDiagram showLayerNames(boolean showLayerNames) {
        this.showLayerNames = showLayerNames;
        return this;
    }

    /** Whether a box tells the activation, of a layer that has one. Default: false. */
    public ModelDiagram showLayerActivations(boolean showLayerActivations) {
        this.showLayerActivations = showLayerActivations;
        return this;
    }

    /** Whether a box tells if its weights are trained. Default: false. */
    public ModelDiagram showTrainable(boolean showTrainable) {
        this.showTrainable = showTrainable;
        return this;
    }

    /** Whether a model inside is drawn with its own layers, in a frame. Default: false. */
    public ModelDiagram expandNested(boolean expandNested) {
        this.expandNested = expandNested;
        return this;
    }

    /** {@code "TB"}: from top to bottom; {@code "LR"}: from left to right. Default: TB. */
    public ModelDiagram rankdir(String rankdir) {
        if (!rankdir.equals("TB") && !rankdir.equals("LR"))
            throw new IllegalArgumentException("rankdir: expected \"TB\" or \"LR\", got \"" + rankdir + "\".");
        leftToRight = rankdir.equals("LR");
        return this;
    }

    /** Pixels to the inch of a PNG, where a letter is about an eighth of an inch high. Default: 200. */
    public ModelDiagram dpi(double dpi) {
        if (!(dpi > 0)) throw new IllegalArgumentException("dpi must be positive, got " + dpi + ".");
        this.dpi = dpi;
        return this;
    }

    /** An SVG document of outlines alone, which looks the same wherever it is shown. */
    public String toSvg() {
        return Svg.of(drawing());
    }

    /** A PNG file's bytes. */
    public byte[] toPng() {
        return Png.of(drawing(), dpi / DOTS);
    }

    /** Writes an SVG or a PNG file, by the ending of its name. */
    public void save(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) AtomicFile.write(file, toSvg().getBytes(StandardCharsets.UTF_8));
        else if (name.endsWith(".png")) AtomicFile.write(file, toPng());
        else {
            throw new IllegalArgumentException(
                    "A diagram is saved as .svg or .png, got the file name \"" + file + "\".");
        }
    }

    private Drawing drawing() {
        Box all = ModelBoxes.of(this, model);
        int width = (int) Math.ceil(all.width + 2 * MARGIN);
        int height = (int) Math.ceil(all.height + 2 * MARGIN);
        all.move(MARGIN, MARGIN);
        return new Drawing(width, height, "Model " + model.name(), g -> draw(g, all, width, height));
    }

    private void draw(Graphics2D g, Box all, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setPaint(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        all.all().filter(box -> box != all && box.isFrame()).forEach(box -> box.label.drawFrame(g, box));
        all.allLinks().forEach(link -> arrow(g, link));
        all.all().filter(box -> !box.isFrame()).forEach(box -> box.label.draw(g, box));
    }

    private void arrow(Graphics2D g, Link link) {
        List<double[]> way = link.way;
        Path2D path = link.bendsBack ? back(way) : forward(way);
        double[] last = way.get(way.size() - 1);
        g.setPaint(ARROW);
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(path);
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-TIP / 2, -TIP);
        head.lineTo(TIP / 2, -TIP);
        head.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(last[0], last[1]);
        if (leftToRight) place.rotate(-Math.PI / 2);
        g.fill(place.createTransformedShape(head));
    }

    /** Down, round to the side, up, and round to the top. */
    private Path2D back(List<double[]> way) {
        Path2D path = new Path2D.Double();
        path.moveTo(way.get(0)[0], way.get(0)[1]);
        quarter(path, way.get(0), way.get(1), false);
        quarter(path, way.get(1), way.get(2), true);
        path.lineTo(way.get(3)[0], way.get(3)[1]);
        quarter(path, way.get(3), way.get(4), false);
        quarter(path, way.get(4), tip(way.get(5), TIP - 1), true);
        return path;
    }

    /** A quarter of an oval between two points; across first, or along. */
    private void quarter(Path2D path, double[] p, double[] q, boolean acrossFirst) {
        boolean horizontal = acrossFirst != leftToRight;
        path.quadTo(horizontal ? q[0] : p[0], horizontal ? p[1] : q[1], q[0], q[1]);
    }

    private Path2D forward(List<double[]> way) {
        Path2D path = new Path2D.Double();
        double[] last = way.get(way.size() - 1);
        path.moveTo(way.get(0)[0], way.get(0)[1]);
        for (int i = 1; i < way.size(); i++) {
            double[] p = way.get(i - 1);
            double[] q = i < way.size() - 1 ? way.get(i) : tip(last, TIP - 1);
            boolean straight = leftToRight ? p[1] == q[1] : p[0] == q[0];
            double mx = (p[0] + q[0]) / 2;
            double my = (p[1] + q[1]) / 2;
            if (straight) path.lineTo(q[0], q[1]);
            else if (leftToRight) path.curveTo(mx, p[1], mx, q[1], q[0], q[1]);
            else path.curveTo(p[0], my, q[0], my, q[0], q[1]);
        }
        return path;
    }

    /** A point before the end of an arrow. */
    private double[] tip(double[] end, double before) {
        return leftToRight ? new double[] {end[0] - before, end[1]} : new double[] {end[0], end[1] - before};
    }
}
