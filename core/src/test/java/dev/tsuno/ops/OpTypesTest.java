package dev.tsuno.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Types of results and values at the edges, as {@code keras.ops} has them on TensorFlow. */
class OpTypesTest {
    private static final Tensor TRUTHS = Ops.placeholder("t", Shape.of(3), DType.BOOL);
    private static final Tensor WHOLE = Ops.placeholder("i", Shape.of(3), DType.INT32);

    private static double[] values(Tensor y) {
        Program program = Program.compile(Graph.of(y), KernelSets.of(DType.FLOAT64));
        program.run();
        double[] values = new double[(int) y.shape().size()];
        for (int i = 0; i < values.length; i++) values[i] = program.buffer(y).get(i);
        return values;
    }

    private static Tensor numbers(double... x) {
        return Ops.constant(NDArray.wrap(x, Shape.of(x.length)));
    }

    @Test
    void truths_are_counted_as_numbers() {
        assertEquals(DType.INT32, Ops.sum(TRUTHS).dtype());
        assertEquals(DType.INT32, Ops.prod(TRUTHS).dtype());
        assertEquals(DType.INT32, Ops.cumsum(TRUTHS, 0).dtype());
        assertEquals(DType.INT32, Ops.add(TRUTHS, TRUTHS).dtype());
        assertEquals(DType.BOOL, Ops.max(TRUTHS).dtype());
    }

    @Test
    void what_may_have_a_fraction_is_a_float() {
        assertEquals(DType.FLOAT32, Ops.mean(WHOLE).dtype());
        assertEquals(DType.FLOAT32, Ops.mean(TRUTHS).dtype());
        assertEquals(DType.FLOAT32, Ops.divide(WHOLE, WHOLE).dtype());
        assertEquals(DType.INT32, Ops.sum(WHOLE).dtype());
    }

    @Test
    void any_number_but_zero_is_true() {
        assertArrayEquals(new double[] {1}, values(Ops.any(numbers(-1, 0))));
        assertArrayEquals(new double[] {0}, values(Ops.all(numbers(2, 0))));
        assertArrayEquals(new double[] {1}, values(Ops.all(numbers(2, -3))));
        assertEquals(DType.BOOL, Ops.any(numbers(2)).dtype());
    }

    @Test
    void a_power_of_zero_has_a_slope_of_zero_in_the_exponent() {
        Tensor b = numbers(2, 3);
        Tensor slope =
                Gradients.of(Ops.sum(Ops.power(numbers(0, 1), b)), List.of(b)).get(0);
        assertArrayEquals(new double[] {0, 0}, values(Objects.requireNonNull(slope)));
    }

    @Test
    void a_shape_that_does_not_fit_is_refused_before_it_is_made() {
        Tensor x = Ops.placeholder("x", Shape.of(4, 3), DType.FLOAT32);
        assertEquals(Shape.of(2, 6), Ops.reshape(x, 2, -1).shape());
        assertThrows(IllegalArgumentException.class, () -> Ops.reshape(x, -1, -1));
        assertThrows(IllegalArgumentException.class, () -> Ops.reshape(x, 5, -1));
        assertThrows(IllegalArgumentException.class, () -> Ops.reshape(x, 65536, 65536, -1));
    }
}
