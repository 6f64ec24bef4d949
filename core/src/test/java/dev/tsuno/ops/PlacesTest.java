package dev.tsuno.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.program.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words about places and orders, on both kernel sets. */
class PlacesTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    static List<Kernels> sets() {
        return List.of(new ReferenceKernels(), new PortableKernels());
    }

    private static Tensor line(Kernels set, double... x) {
        return Ops.constant(NDArray.of(x).astype(set.dtype()));
    }

    private static double[] run(Kernels set, Tensor y) {
        Program program = Program.compile(Graph.of(y), set);
        program.run();
        double[] values = new double[(int) y.shape().size()];
        for (int i = 0; i < values.length; i++) values[i] = program.buffer(y).get(i);
        return values;
    }

    @ParameterizedTest
    @MethodSource("sets")
    void equals_stay_in_order_and_nan_is_larger_than_all(Kernels set) {
        Tensor x = line(set, 2, NAN, -INF, 2, 0, INF, NAN, -0.0);
        assertArrayEquals(new double[] {2, 4, 7, 0, 3, 5, 1, 6}, run(set, Ops.argsort(x, 0)));
        assertArrayEquals(new double[] {1, 6, 5, 0, 3, 4, 7, 2}, run(set, Ops.argsortDescending(x, 0)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void sort_goes_along_any_axis(Kernels set) {
        Tensor x = Ops.reshape(line(set, 3, 1, 2, 0, 5, -1), 3, 2);
        assertArrayEquals(new double[] {2, -1, 3, 0, 5, 1}, run(set, Ops.sort(x, 0)));
        assertArrayEquals(new double[] {3, 1, 2, 0, 5, -1}, run(set, Ops.sortDescending(x, -1)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void top_k_gives_the_first_of_equals_first(Kernels set) {
        Ops.TopK top = Ops.topK(Ops.reshape(line(set, 1, 7, 7, 3, 9, 0, 9, 9), 2, 4), 2);
        assertArrayEquals(new double[] {7, 7, 9, 9}, run(set, top.values()));
        assertArrayEquals(new double[] {1, 2, 0, 2}, run(set, top.indices()));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void cumsum_goes_along_any_axis(Kernels set) {
        Tensor x = Ops.reshape(line(set, 1, 2, 3, 4, 5, 6), 2, 3);
        assertArrayEquals(new double[] {1, 2, 3, 5, 7, 9}, run(set, Ops.cumsum(x, 0)));
        assertArrayEquals(new double[] {1, 3, 6, 4, 9, 15}, run(set, Ops.cumsum(x, 1)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void gather_takes_rows_for_indices_of_any_shape(Kernels set) {
        Tensor table = Ops.reshape(line(set, 0, 1, 10, 11, 20, 21), 3, 2);
        Tensor rows = Ops.gather(table, Ops.reshape(line(set, 2, 0, 2), 3, 1));
        assertEquals(Shape.of(3, 1, 2), rows.shape());
        assertArrayEquals(new double[] {20, 21, 0, 1, 20, 21}, run(set, rows));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void a_place_outside_is_refused_when_the_program_runs(Kernels set) {
        Tensor x = line(set, 1, 2, 3);
        for (double outside : new double[] {3, -1, 0.5, NAN}) {
            Tensor at = line(set, outside);
            assertThrows(IndexOutOfBoundsException.class, () -> run(set, Ops.takeAlongAxis(x, at, 0)));
            assertThrows(IndexOutOfBoundsException.class, () -> run(set, Ops.gather(x, at)));
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void one_hot_of_an_index_out_of_range_is_all_zero(Kernels set) {
        Tensor y = Ops.oneHot(line(set, 1, 3, -1), 3, set.dtype());
        assertArrayEquals(new double[] {0, 1, 0, 0, 0, 0, 0, 0, 0}, run(set, y));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void softmax_stays_finite_where_exp_does_not(Kernels set) {
        Tensor x = line(set, 1e4, -1e4, 1e4);
        assertArrayEquals(new double[] {0.5, 0, 0.5}, run(set, Ops.softmax(x)));
        assertArrayEquals(
                new double[] {-Math.log(2), -2e4 - Math.log(2), -Math.log(2)}, run(set, Ops.logSoftmax(x)), 2e-3);
        assertArrayEquals(new double[] {-INF}, run(set, Ops.logsumexp(line(set, -INF, -INF), false)));
        assertArrayEquals(new double[] {INF}, run(set, Ops.logsumexp(line(set, INF, 0), false)));
    }

    @Test
    void indices_and_values_must_agree_beyond_the_axis() {
        Tensor x = Ops.placeholder("x", Shape.of(2, 3), DType.FLOAT32);
        Tensor at = Ops.placeholder("at", Shape.of(3, 3), DType.INT32);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Ops.takeAlongAxis(x, at, 1))
                .getMessage());
        assertTrue(message.contains("(3, 3)") && message.contains("(2, 3)"), message);
    }
}
