package dev.tsuno.plot;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which part of an area equal opaque shapes cover already: another one that would add nothing, or hardly
 * anything to one at the same place, need not be drawn. */
final class Coverage {
    /** A shape this wide or wider is judged on a coarser grid. */
    private static final double CELLS_ACROSS = 12;

    private final Rectangle2D area;
    private final double cell;
    private final int columns;
    /** Steps from the cell in a shape's middle to those that it touches, and to those that lie wholly inside. */
    private final int[] touched;

    private final int[] filled;
    private final int margin;
    private final BitSet covered = new BitSet();
    private final BitSet middles = new BitSet();

    /** Shapes like {@code shape}, which stands around (0, 0), with their middle inside of {@code area}. */
    Coverage(Rectangle2D area, Shape shape) {
        Rectangle2D bounds = shape.getBounds2D();
        double width = Math.max(bounds.getWidth(), bounds.getHeight());
        this.area = area;
        this.cell = Math.max(0.5, width / CELLS_ACROSS);
        this.margin = (int) Math.ceil(width / cell);
        this.columns = (int) (area.getWidth() / cell) + 2 * margin + 1;
        List<Integer> touches = new ArrayList<>(List.of(0));
        List<Integer> fills = new ArrayList<>(List.of(0));
        for (int row = -margin; row <= margin; row++) {
            for (int column = -margin; column <= margin; column++) {
                if (shape.contains(column * cell, row * cell)) {
                    touches.add(row * columns + column);
                }
                if (shape.contains((column - 0.5) * cell, (row - 0.5) * cell, cell, cell)) {
                    fills.add(row * columns + column);
                }
            }
        }
        this.touched = touches.stream().mapToInt(i -> i).toArray();
        this.filled = fills.stream().mapToInt(i -> i).toArray();
    }

    /** Adds the shape around this point; false if all of it was covered. */
    boolean add(double x, double y) {
        int column = (int) ((x - area.getX()) / cell) + margin;
        int row = (int) ((y - area.getY()) / cell) + margin;
        int middle = row * columns + column;
        if (middles.get(middle)) {
            return false;
        }
        for (int step : touched) {
            if (!covered.get(middle + step)) {
                middles.set(middle);
                for (int inside : filled) {
                    covered.set(middle + inside);
                }
                return true;
            }
        }
        return false;
    }
}
