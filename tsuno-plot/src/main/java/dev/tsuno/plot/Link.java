package dev.tsuno.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * An arrow of a diagram. It joins two boxes that lie side by side in the layout; where one of them is a frame, it begins or ends at a box
 * inside of it.
 */
final class Link {
    final Box from;
    final Box to;
    final Box begin;
    final Box end;
    /** The way, as points x, y; between two of them the arrow bends smoothly. */
    final List<double[]> way = new ArrayList<>();

    /** Whether it leads back beside the boxes: its points are then those of two bends and a line. */
    boolean bendsBack;

    /** {@code begin} is {@code from}, or within it; {@code end} is {@code to}, or within it. */
    Link(Box from, Box begin, Box to, Box end) {
        this.from = from;
        this.begin = begin;
        this.to = to;
        this.end = end;
    }

    void move(double dx, double dy) {
        for (double[] point : way) {
            point[0] += dx;
            point[1] += dy;
        }
    }
}
