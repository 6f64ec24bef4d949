package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;

/**
 * An elementwise function of views that aren't contiguous: the views' elements are brought together block by block into contiguous arrays,
 * over which the flat loop runs.
 *
 * <p>So each function needs only its flat loop, which the JIT compiler vectorizes as it would not one with several strides; and a block
 * stays in the cache.
 */
final class Blockwise implements Kernel {
    /** Binds the flat loop to some arrays. */
    @FunctionalInterface
    interface Flat {
        Kernel over(float[][] operands, float[] y, int n);
    }

    /** What becomes of an operand: read for every block, read once since every block has the same, or used where it stands. */
    private enum Reading {
        EACH,
        ONCE,
        NEVER
    }

    private static final int BLOCK = 4096;

    private final StridedReader[] readers;
    private final Reading[] readings;
    private final float[][] operands;
    private final float[] results;
    private final float[] y;
    private final int n;
    private final int block;
    private final Kernel full;
    private final Kernel rest;

    /** View v is {@code arrays[v]} from {@code offsets[v]} on, with the strides of {@code walk}. */
    Blockwise(Flat flat, Walk walk, float[][] arrays, int[] offsets, float[] y) {
        this.y = y;
        n = walk.size();
        block = block(n, walk.run());
        boolean single = block == n;
        results = single ? y : new float[block];
        readers = new StridedReader[arrays.length];
        readings = new Reading[arrays.length];
        operands = new float[arrays.length][];
        for (int v = 0; v < arrays.length; v++) {
            readers[v] = new StridedReader(arrays[v], offsets[v], walk, v);
            boolean inPlace = single && walk.contiguous(v) && offsets[v] == 0;
            boolean same = walk.scalar(v) || walk.repeatsRow(v) && block % walk.run() == 0;
            readings[v] = inPlace ? Reading.NEVER : same ? Reading.ONCE : Reading.EACH;
            operands[v] = inPlace ? arrays[v] : new float[block];
        }
        full = flat.over(operands, results, block);
        rest = flat.over(operands, results, n % block);
    }

    /** Whole rows if they fit. */
    private static int block(int n, int row) {
        if (n <= BLOCK) return n;
        return row <= BLOCK ? BLOCK / row * row : BLOCK;
    }

    @Override
    public void run() {
        for (StridedReader reader : readers) reader.rewind();
        for (int done = 0; done < n; done += block) {
            int count = Math.min(block, n - done);
            for (int v = 0; v < readers.length; v++) {
                if (readings[v] == Reading.EACH || readings[v] == Reading.ONCE && done == 0) {
                    readers[v].read(operands[v], count);
                }
            }
            if (count == block) full.run();
            else rest.run();
            if (results != y) System.arraycopy(results, 0, y, done, count);
        }
    }
}
