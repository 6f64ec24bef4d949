package dev.tsuno.kernels.portable;

import java.util.Arrays;

/** Takes the elements of a view in row-major order, a stretch at a time, into a contiguous array. */
final class StridedReader {
    private final float[] from;
    private final int offset;
    private final int[] dims;
    private final int[] strides;
    private final boolean repeatsRow;
    private final int[] index;
    private int position;

    StridedReader(float[] from, int offset, Walk walk, int view) {
        this.from = from;
        this.offset = offset;
        this.dims = walk.dims();
        this.strides = walk.strides()[view];
        this.repeatsRow = walk.repeatsRow(view);
        this.index = new int[dims.length];
    }

    void rewind() {
        Arrays.fill(index, 0);
        position = offset;
    }

    /** The next {@code count} elements. */
    void read(float[] into, int count) {
        int last = dims.length - 1;
        int run = dims[last];
        if (repeatsRow && index[last] == 0 && count > run && count % run == 0) {
            load(into, 0, run);
            for (int done = run; done < count; done *= 2) {
                System.arraycopy(into, 0, into, done, Math.min(done, count - done));
            }
            return; // at the start of a row as before, and all rows are the same
        }
        int done = 0;
        while (done < count) {
            int length = Math.min(run - index[last], count - done);
            load(into, done, length);
            done += length;
            index[last] += length;
            position += length * strides[last];
            if (index[last] == run) nextRow();
        }
    }

    private void load(float[] into, int at, int length) {
        int stride = strides[strides.length - 1];
        if (stride == 1) System.arraycopy(from, position, into, at, length);
        else if (stride == 0) Arrays.fill(into, at, at + length, from[position]);
        else for (int i = 0, p = position; i < length; i++, p += stride) into[at + i] = from[p];
    }

    private void nextRow() {
        for (int d = dims.length - 1; d >= 0 && index[d] == dims[d]; d--) {
            index[d] = 0;
            position -= dims[d] * strides[d];
            if (d > 0) {
                index[d - 1]++;
                position += strides[d - 1];
            }
        }
    }
}
