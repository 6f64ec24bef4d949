package dev.tsuno.plot;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The places of a legend by matplotlib's names, in the order in which "best" prefers them. */
enum Place {
    UPPER_RIGHT("upper right", 1, 0),
    UPPER_LEFT("upper left", 0, 0),
    LOWER_LEFT("lower left", 0, 1),
    LOWER_RIGHT("lower right", 1, 1),
    CENTER_LEFT("center left", 0, 0.5),
    CENTER_RIGHT("center right", 1, 0.5),
    LOWER_CENTER("lower center", 0.5, 1),
    UPPER_CENTER("upper center", 0.5, 0),
    CENTER("center", 0.5, 0.5),
    BEST("best", Double.NaN, Double.NaN);

    /** All but "best". */
    static final List<Place> FIXED = Arrays.asList(values()).subList(0, 9);

    private final String words;
    private final double across;
    private final double down;

    Place(String words, double across, double down) {
        this.words = words;
        this.across = across;
        this.down = down;
    }

    static Place of(String words) {
        for (Place place : values()) {
            if (place.words.equals(words)) {
                return place;
            }
        }
        throw new IllegalArgumentException("legend place \"" + words + "\" is not known. Give one of "
                + Arrays.stream(values()).map(p -> '"' + p.words + '"').collect(Collectors.joining(", ")) + ".");
    }

    /** A box of this size at this place, {@code margin} away from the frame. */
    Rectangle2D box(double width, double height, Rectangle2D area, double margin) {
        double x = area.getX() + margin + across * (area.getWidth() - 2 * margin - width);
        double y = area.getY() + margin + down * (area.getHeight() - 2 * margin - height);
        return new Rectangle2D.Double(x, y, width, height);
    }
}
