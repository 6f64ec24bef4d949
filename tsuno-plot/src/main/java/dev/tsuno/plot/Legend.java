package dev.tsuno.plot;

import static dev.tsuno.plot.Look.FONT_SIZE;
import static dev.tsuno.plot.Look.POINT;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The box that names what is drawn; its measures are matplotlib's, in sizes of its font. */
final class Legend {
    private static final double PADDING = 0.4 * FONT_SIZE;
    private static final double ROW_GAP = 0.5 * FONT_SIZE;
    private static final double KEY_WIDTH = 2 * FONT_SIZE;
    private static final double KEY_HEIGHT = 0.7 * FONT_SIZE;
    private static final double KEY_GAP = 0.8 * FONT_SIZE;
    private static final double MARGIN = 0.5 * FONT_SIZE;
    private static final double ROUNDING = 0.4 * FONT_SIZE;
    private static final Color BACKGROUND = new Color(255, 255, 255, 204);
    private static final Color EDGE = new Color(204, 204, 204, 204);

    private record Entry(Artist artist, Text label) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Place place;
    private final double width;
    private final double height;

    Legend(List<Artist> artists, Place place) {
        this.place = place;
        double labels = 0;
        double rows = -ROW_GAP;
        for (Artist artist : artists) {
            String label = artist.style.label;
            if (label != null && artist.style.inLegend()) {
                Text text = Text.of(label, FONT_SIZE);
                entries.add(new Entry(artist, text));
                labels = Math.max(labels, text.width());
                rows += text.height() + ROW_GAP;
            }
        }
        this.width = 2 * PADDING + KEY_WIDTH + KEY_GAP + labels;
        this.height = 2 * PADDING + rows;
    }

    void draw(Graphics2D g, Frame frame, List<Artist> artists) {
        if (entries.isEmpty()) {
            return;
        }
        Rectangle2D box = box(frame, artists);
        RoundRectangle2D outline = new RoundRectangle2D.Double(
                box.getX(), box.getY(), box.getWidth(), box.getHeight(), ROUNDING, ROUNDING);
        g.setPaint(BACKGROUND);
        g.fill(outline);
        g.setPaint(EDGE);
        g.setStroke(new BasicStroke((float) POINT));
        g.draw(outline);

        double top = box.getY() + PADDING;
        double left = box.getX() + PADDING;
        for (Entry entry : entries) {
            double baseline = top + entry.label().ascent();
            entry.artist().drawKey(g, new Rectangle2D.Double(left, baseline - KEY_HEIGHT, KEY_WIDTH, KEY_HEIGHT));
            g.setPaint(Color.BLACK);
            entry.label().draw(g, left + KEY_WIDTH + KEY_GAP, baseline);
            top += entry.label().height() + ROW_GAP;
        }
    }

    private Rectangle2D box(Frame frame, List<Artist> artists) {
        if (place != Place.BEST) {
            return place.box(width, height, frame.area(), MARGIN);
        }
        List<Trace> traces = artists.stream().map(artist -> artist.trace(frame)).toList();
        Rectangle2D best = Place.UPPER_RIGHT.box(width, height, frame.area(), MARGIN);
        int fewest = Integer.MAX_VALUE;
        for (Place candidate : Place.FIXED) {
            Rectangle2D box = candidate.box(width, height, frame.area(), MARGIN);
            int hidden = traces.stream().mapToInt(trace -> trace.hiddenBy(box)).sum();
            if (hidden < fewest) {
                best = box;
                fewest = hidden;
            }
        }
        return best;
    }
}
