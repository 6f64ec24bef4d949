package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.Product;
import dev.tsuno.kernels.portable.ProductShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The vector product. B is cut into panels of 1 to 5 vectors of columns, each of which meets all rows of A tile by tile.
 *
 * <p>A small B with its columns side by side is read in place; otherwise its panels are packed one behind the other, so that what a
 * tile reads is contiguous. A last panel that reaches beyond the last column is packed with zeros behind, and its part of C goes through
 * scratch. Long sums are cut into blocks whose panel stays in the first-level cache; partial sums go through C.
 */
final class VectorProduct implements Product {
    /** Elements of B up to which it is read in place: with its rows it stays in the first-level cache. */
    private static final int IN_PLACE = 8192;
    /** With fewer rows than this, packing costs more than it saves. */
    private static final int FEW_ROWS = 12;
    /** The longest sum in one go. */
    private static final int BLOCK = 256;

    private static final int LONG_BLOCK = 192;
    /** Rows of C that go through scratch at once. */
    private static final int SCRATCH_ROWS = 64;

    private final ProductShape shape;
    private final int leftWidth;
    private final int resultWidth;
    private final int block;
    private final Panels panels;
    private final boolean small;
    private final int packedPart;
    private final float[] scratch;

    private final Pair[] pairs;
    private final int[] singles;

    private final Right right;

    /** B as it was loaded; several products may read it. */
    private static final class Right {
        final float[] packed;
        float[] source;
        int source0;
        int sourceStep;
        boolean inPlace;

        Right(float[] packed) {
            this.packed = packed;
            source = packed;
        }
    }

    VectorProduct(ProductShape shape) {
        this.shape = shape;
        int k = shape.k();
        leftWidth = k / shape.leftParts();
        resultWidth = shape.n() / shape.resultParts();
        block = leftWidth <= BLOCK ? leftWidth : LONG_BLOCK;
        panels = new Panels(resultWidth);
        small = (long) k * shape.n() <= IN_PLACE || shape.rows() < FEW_ROWS;
        int last = panels.count - 1;
        packedPart = k * (panels.column[last] + panels.width(last));
        right = new Right(new float[Math.multiplyExact(packedPart, shape.resultParts())]);
        scratch = new float[Math.min(SCRATCH_ROWS, Math.max(1, shape.rows())) * panels.width(last)];
        List<Integer> rest = new ArrayList<>();
        pairs = pairUp(rest).toArray(new Pair[0]);
        singles = rest.stream().mapToInt(Integer::intValue).toArray();
    }

    private VectorProduct(VectorProduct loaded) {
        shape = loaded.shape;
        leftWidth = loaded.leftWidth;
        resultWidth = loaded.resultWidth;
        block = loaded.block;
        panels = loaded.panels;
        small = loaded.small;
        packedPart = loaded.packedPart;
        scratch = new float[loaded.scratch.length];
        pairs = loaded.pairs;
        singles = loaded.singles;
        right = loaded.right;
    }

    @Override
    public Product another() {
        return new VectorProduct(this);
    }

    @Override
    public void load(float[] b, int b0, int rowStep, int columnStep) {
        right.inPlace = small && columnStep == 1;
        right.source = b;
        right.source0 = b0;
        right.sourceStep = rowStep;
        for (int part = 0; part < shape.resultParts(); part++) {
            for (int panel = 0; panel < panels.count; panel++) {
                if (right.inPlace && panels.whole(panel)) continue;
                int from = b0 + (part * resultWidth + panels.column[panel]) * columnStep;
                int columns = panel == panels.count - 1 ? panels.lastWidth : panels.width(panel);
                Packing.panel(
                        b,
                        from,
                        rowStep,
                        columnStep,
                        shape.k(),
                        columns,
                        right.packed,
                        packedAt(part, panel),
                        panels.width(panel));
            }
        }
    }

    private int packedAt(int part, int panel) {
        return part * packedPart + shape.k() * panels.column[panel];
    }

    @Override
    public void add(float[] a, int a0, int lda, float[] c, int c0, int ldc, int rows) {
        if (rows == 1) {
            addRow(a, a0, c, c0);
            return;
        }
        for (int part = 0; part < shape.resultParts(); part++) {
            for (int panel = 0; panel < panels.count; panel++) {
                addPanel(part, panel, a, a0, lda, c, c0 + part * shape.resultStep() + panels.column[panel], ldc, rows);
            }
        }
    }

    private void addPanel(int part, int panel, float[] a, int a0, int lda, float[] c, int c0, int ldc, int rows) {
        if (panels.whole(panel)) {
            sums(part, panel, a, a0, lda, c, c0, ldc, rows);
            return;
        }
        int width = panels.width(panel);
        int most = scratch.length / width;
        for (int r = 0; r < rows; r += most) {
            int count = Math.min(most, rows - r);
            for (int i = 0; i < count; i++) {
                System.arraycopy(c, c0 + (r + i) * ldc, scratch, i * width, panels.lastWidth);
            }
            sums(part, panel, a, a0 + r * lda, lda, scratch, 0, width, count);
            for (int i = 0; i < count; i++) {
                System.arraycopy(scratch, i * width, c, c0 + (r + i) * ldc, panels.lastWidth);
            }
        }
    }

    private void sums(int part, int panel, float[] a, int a0, int lda, float[] c, int c0, int ldc, int rows) {
        boolean direct = right.inPlace && panels.whole(panel);
        int b0 = direct ? right.source0 + part * resultWidth + panels.column[panel] : packedAt(part, panel);
        int ldb = direct ? right.sourceStep : panels.width(panel);
        int vectors = panels.vectors[panel];
        for (int left = 0; left < shape.leftParts(); left++) {
            for (int k = 0; k < leftWidth; k += block) {
                int p = a0 + left * shape.leftStep() + k;
                int q = b0 + (left * leftWidth + k) * ldb;
                int count = Math.min(block, leftWidth - k);
                if (direct) Tiles.add(vectors, a, p, lda, right.source, q, ldb, c, c0, ldc, rows, count);
                else PackedTiles.add(vectors, a, p, lda, right.packed, q, c, c0, ldc, rows, count);
            }
        }
    }

    /** One row: two panels of the same width at once, since the sums of one don't hide the latency of fma. */
    private void addRow(float[] a, int a0, float[] c, int c0) {
        for (Pair pair : pairs) {
            float[] b = right.inPlace ? right.source : right.packed;
            int b0 = right.inPlace ? right.source0 + pair.column : pair.packed;
            int b1 = right.inPlace ? right.source0 + pair.nextColumn : pair.nextPacked;
            int ldb = right.inPlace ? right.sourceStep : pair.vectors * Lanes.LENGTH;
            for (int left = 0; left < shape.leftParts(); left++) {
                int k = left * leftWidth * ldb;
                Tiles.addPair(
                        pair.vectors,
                        a,
                        a0 + left * shape.leftStep(),
                        b,
                        b0 + k,
                        b1 + k,
                        ldb,
                        c,
                        c0 + pair.result,
                        c0 + pair.nextResult,
                        leftWidth);
            }
        }
        for (int single : singles) {
            int part = single / panels.count;
            int panel = single - part * panels.count;
            addPanel(part, panel, a, a0, 0, c, c0 + part * shape.resultStep() + panels.column[panel], 0, 1);
        }
    }

    /** Two panels of the same width for one row of A: where their columns stand in B, packed B and C. */
    private final class Pair {
        final int vectors;
        final int column;
        final int nextColumn;
        final int packed;
        final int nextPacked;
        final int result;
        final int nextResult;

        Pair(int part, int panel, int nextPart, int next) {
            vectors = panels.vectors[panel];
            column = part * resultWidth + panels.column[panel];
            nextColumn = nextPart * resultWidth + panels.column[next];
            packed = packedAt(part, panel);
            nextPacked = packedAt(nextPart, next);
            result = part * shape.resultStep() + panels.column[panel];
            nextResult = nextPart * shape.resultStep() + panels.column[next];
        }
    }

    private boolean wide(int panel) {
        return panels.vectors[panel] >= 4 && panels.whole(panel);
    }

    /** Pairs neighbours; what can't be paired goes to {@code rest}, as part · panels + panel. */
    private List<Pair> pairUp(List<Integer> rest) {
        List<Pair> found = new ArrayList<>();
        int all = shape.resultParts() * panels.count;
        for (int i = 0; i < all; i++) {
            int panel = i % panels.count;
            int next = (i + 1) % panels.count;
            boolean pairs = i + 1 < all && wide(panel) && wide(next) && panels.vectors[panel] == panels.vectors[next];
            if (pairs) found.add(new Pair(i / panels.count, panel, ++i / panels.count, next));
            else rest.add(i);
        }
        return found;
    }
}
