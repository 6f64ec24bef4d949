package dev.tsuno.plot;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.BitSet;

/** Which part of an area equal opaque shapes cover already: another one that would add nothing need not be drawn. */
final class Coverage {
    /** A shape this wide or wider is judged on a coarser grid. */
    private static final double CELLS_ACROSS = 12;

    private final Rectangle2D area;
    private final double cell;
    private final int columns;
    private final int[] shapeColumns;
    private final int[] shapeRows;
    private final int margin;
    private final BitSet covered = new BitSet();

    /** Shapes like {@code shape}, which stands around (0, 0), with their middle inside of {@code area}. */
    Coverage(Rectangle2D area, Shape shape) {
        Rectangle2D bounds = shape.getBounds2D();
        double width = Math.max(bounds.getWidth(), bounds.getHeight());
        this.area = area;
        this.cell = Math.max(0.5, width / CELLS_ACROSS);
        this.margin = (int) Math.ceil(width / cell);
        this.columns = (int) (area.getWidth() / cell) + 2 * margin + 1;
        int[] dx = new int[(2 * margin + 1) * (2 * margin + 1)];
        int[] dy = dx.clone();
        int cells = 1;
        for (int row = -margin; row <= margin; row++) {
            for (int column = -margin; column <= margin; column++) {
                if ((row != 0 || column != 0) && shape.contains(column * cell, row * cell)) {
                    dx[cells] = column;
                    dy[cells++] = row;
                }
            }
        }
        this.shapeColumns = Arrays.copyOf(dx, cells);
        this.shapeRows = Arrays.copyOf(dy, cells);
    }

    /** Adds the shape around this point; false if all of it was covered. */
    boolean add(double x, double y) {
        int column = (int) ((x - area.getX()) / cell) + margin;
        int row = (int) ((y - area.getY()) / cell) + margin;
        boolean adds = false;
        for (int i = 0; i < shapeColumns.length && !adds; i++) {
            adds = !covered.get(index(column, row, i));
        }
        for (int i = 0; i < shapeColumns.length && adds; i++) {
            covered.set(index(column, row, i));
        }
        return adds;
    }

    private int index(int column, int row, int i) {
        return (row + shapeRows[i]) * columns + column + shapeColumns[i];
    }
}
