package dev.tsuno.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a box: a head, perhaps a line below it, and cells side by side, each with a name and a value. */
final class Label {
    private static final double SIZE = 13;
    private static final double SMALL = 11.5;
    private static final double PAD = 11;
    private static final double HEAD = 30;
    private static final double LINE = 26;
    private static final double ROUND = 9;

    private static final Color INK = new Color(0x1f2933);
    private static final Color PALE = new Color(0x6b7785);
    private static final Color EDGE = new Color(0x3c4956);
    private static final Color RULE = new Color(0xcdd3da);
    private static final Color HEAD_INPUT = new Color(0x2f6f8f);
    private static final Color HEAD_MODEL = new Color(0x6a4c93);
    private static final Color HEAD_LAYER = new Color(0x2b3542);
    private static final Color TRAINED = new Color(0x2e7d4f);
    private static final Color FIXED = new Color(0xb23b3b);
    private static final Color FRAME = new Color(0xf5f3f9);

    /** A cell: {@code Output shape} and {@code (None, 1)}; without a value it is coloured as a whole. */
    private record Cell(
            Outline name, @Nullable Outline value, @Nullable Color back, double width) {}

    private final List<Outline> head = new ArrayList<>();
    private final List<List<Cell>> lines = new ArrayList<>();
    private final Kind kind;

    /** What the colour of the head tells. */
    enum Kind {
        INPUT,
        LAYER,
        MODEL
    }

    /** The first words are set off against the second. */
    Label(Kind kind, String strong, String weak) {
        this.kind = kind;
        head.add(Words.of(strong, SIZE, 0));
        if (!weak.isEmpty()) head.add(Words.of(weak, SIZE, 0));
    }

    /** A new line; its cells follow. */
    Label line() {
        lines.add(new ArrayList<>());
        return this;
    }

    Label cell(String name, String value) {
        Outline first = Words.of(name + " ", SMALL, 0);
        Outline second = Words.of(value, SMALL, 0);
        lines.get(lines.size() - 1).add(new Cell(first, second, null, first.width() + second.width() + 2 * PAD));
        return this;
    }

    Label trained(boolean trained) {
        Outline words = Words.of(trained ? "Trainable" : "Non-trainable", SMALL, 0);
        lines.get(lines.size() - 1).add(new Cell(words, null, trained ? TRAINED : FIXED, words.width() + 2 * PAD));
        return this;
    }

    double width() {
        double width = headWidth() + 2 * PAD + 8;
        for (List<Cell> line : lines) width = Math.max(width, widthOf(line));
        return Math.ceil(width);
    }

    private double headWidth() {
        return head.stream().mapToDouble(Outline::width).sum() + (head.size() - 1) * 6;
    }

    private static double widthOf(List<Cell> line) {
        return line.stream().mapToDouble(Cell::width).sum();
    }

    double height() {
        return HEAD + lines.size() * LINE;
    }

    /** The box of a layer. */
    void draw(Graphics2D g, Box box) {
        RoundRectangle2D outline = new RoundRectangle2D.Double(box.x, box.y, box.width, box.height, ROUND, ROUND);
        g.setPaint(Color.WHITE);
        g.fill(outline);
        Area clip = new Area(outline);
        fill(g, clip, box.x, box.y, box.width, HEAD, headColor());
        double at = box.x + (box.width - headWidth()) / 2;
        for (int i = 0; i < head.size(); i++) {
            g.setPaint(i == 0 ? Color.WHITE : new Color(0xc9d2dc));
            head.get(i).draw(g, at, box.y + HEAD / 2 + SIZE * 0.36);
            at += head.get(i).width() + 6;
        }
        for (int i = 0; i < lines.size(); i++) cells(g, clip, box, lines.get(i), box.y + HEAD + i * LINE);
        g.setStroke(new BasicStroke(1.2f));
        g.setPaint(EDGE);
        g.draw(outline);
    }

    private Color headColor() {
        return switch (kind) {
            case INPUT -> HEAD_INPUT;
            case MODEL -> HEAD_MODEL;
            case LAYER -> HEAD_LAYER;
        };
    }

    private static void cells(Graphics2D g, Area clip, Box box, List<Cell> line, double y) {
        double spare = (box.width - widthOf(line)) / Math.max(1, line.size());
        double x = box.x;
        g.setStroke(new BasicStroke(1f));
        for (int i = 0; i < line.size(); i++) {
            Cell cell = line.get(i);
            double width = cell.width + spare;
            double baseline = y + LINE / 2 + SMALL * 0.36;
            if (cell.back != null) fill(g, clip, x, y, width, LINE, cell.back);
            g.setPaint(cell.back != null ? Color.WHITE : PALE);
            cell.name.draw(g, x + PAD + spare / 2, baseline);
            g.setPaint(INK);
            if (cell.value != null) cell.value.draw(g, x + PAD + spare / 2 + cell.name.width(), baseline);
            g.setPaint(RULE);
            if (i > 0) g.draw(new Line2D.Double(x, y, x, y + LINE));
            x += width;
        }
        g.setPaint(RULE);
        g.draw(new Line2D.Double(box.x, y, box.x + box.width, y));
    }

    private static void fill(Graphics2D g, Area clip, double x, double y, double width, double height, Color color) {
        Area part = new Area(new Rectangle2D.Double(x, y, width, height));
        part.intersect(clip);
        g.setPaint(color);
        g.fill(part);
    }

    /** The frame around a model's boxes. */
    void drawFrame(Graphics2D g, Box box) {
        RoundRectangle2D outline =
                new RoundRectangle2D.Double(box.x, box.y, box.width, box.height, 2 * ROUND, 2 * ROUND);
        g.setPaint(FRAME);
        g.fill(outline);
        g.setPaint(HEAD_MODEL);
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0));
        g.draw(outline);
        double at = box.x + PAD;
        for (Outline words : head) {
            words.draw(g, at, box.y + HEAD / 2 + SIZE * 0.36);
            at += words.width() + 6;
        }
    }
}
