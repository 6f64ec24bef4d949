package dev.tsuno.plot;

import java.util.List;
import java.util.stream.Stream;

/** A box of a diagram. A frame is one too: it stands around the boxes of a model inside another. Sizes and places are in pixels. */
final class Box {
    /** Space between a frame and what it holds. */
    static final double FRAME_PAD = 16;

    final Label label;
    /** What a frame holds; empty for a box of a layer. */
    final List<Box> inside;

    final List<Link> links;
    double width;
    double height;
    /** Of the upper left corner, in the picture. */
    double x;

    double y;

    Box(Label label) {
        this.label = label;
        this.inside = List.of();
        this.links = List.of();
        width = label.width();
        height = label.height();
    }

    /** A frame. */
    Box(Label label, List<Box> inside, List<Link> links) {
        this.label = label;
        this.inside = inside;
        this.links = links;
    }

    boolean isFrame() {
        return !inside.isEmpty();
    }

    double centerX() {
        return x + width / 2;
    }

    double centerY() {
        return y + height / 2;
    }

    /** Moves it and all that it holds. */
    void move(double dx, double dy) {
        all().forEach(box -> {
            box.x += dx;
            box.y += dy;
        });
        allLinks().forEach(link -> link.move(dx, dy));
    }

    Stream<Box> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(Box::all));
    }

    Stream<Link> allLinks() {
        return Stream.concat(links.stream(), inside.stream().flatMap(Box::allLinks));
    }
}
