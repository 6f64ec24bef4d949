package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.gather;
import static dev.tsuno.ops.Ops.lessEqual;
import static dev.tsuno.ops.Ops.minimum;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;

/** Numbers in rising order, searched in a program by halving: as many steps as the table's size has binary digits. */
final class SearchTable {
    private final Tensor sorted;
    private final int size;
    private final int firstStep;

    SearchTable(double[] rising, DType dtype) {
        size = rising.length;
        int room = 1;
        while (room <= size) room *= 2;
        firstStep = room / 2;
        double[] padded = Arrays.copyOf(rising, room);
        Arrays.fill(padded, size, room, Double.POSITIVE_INFINITY);
        sorted = constant(NDArray.of(padded).astype(dtype));
    }

    /** How many numbers of the table are at most x, for each x; of NaN none. */
    Tensor countAtMost(Tensor x) {
        Tensor count = fill(0, x.shape(), x.dtype());
        for (int step = firstStep; step >= 1; step /= 2) {
            Tensor last = gather(sorted, add(count, step - 1));
            count = where(lessEqual(last, x), add(count, step), count);
        }
        return minimum(count, size); // an infinite x is as large as the padding
    }
}
