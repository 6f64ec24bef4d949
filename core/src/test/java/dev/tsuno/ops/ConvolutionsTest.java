package dev.tsuno.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.program.Program;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConvolutionsTest {
    private static final Windows SLIDING = new Windows(List.of(3), List.of(1), List.of(2));
    private static final Windows SQUARE = Windows.of(List.of(3, 2), List.of(2, 1));

    private static Tensor input(int... dims) {
        return Ops.placeholder("x", Shape.of(dims), DType.FLOAT64);
    }

    private static double[] run(Tensor y, List<Tensor> inputs, List<double[]> values) {
        Program program = Program.compile(Graph.of(y), new ReferenceKernels());
        for (int i = 0; i < inputs.size(); i++) {
            if (!program.plan().graph().nodes().contains(inputs.get(i).node())) continue;
            Buffer buffer = program.buffer(inputs.get(i));
            for (int j = 0; j < values.get(i).length; j++) buffer.set(j, values.get(i)[j]);
        }
        program.run();
        double[] result = new double[(int) y.shape().size()];
        for (int i = 0; i < result.length; i++) result[i] = program.buffer(y).get(i);
        return result;
    }

    private static void checkGradient(Function<RandomInputs, Tensor> formula) {
        for (long seed = 0; seed < 3; seed++)
            GradientCheck.check("convolution", seed, in -> List.of(formula.apply(in)));
    }

    @Test
    void a_window_holds_the_elements_that_it_stands_over() {
        Tensor x = input(1, 6, 1);
        assertArrayEquals(
                new double[] {0, 2, 4, 1, 3, 5},
                run(Ops.windows(x, SLIDING), List.of(x), List.of(new double[] {0, 1, 2, 3, 4, 5})));
    }

    @Test
    void overlapping_windows_add_up_where_they_stand() {
        Tensor x = input(1, 3, 2, 1);
        assertArrayEquals(
                new double[] {1, 12, 24, 30},
                run(Ops.overlap(x, Windows.of(List.of(2), List.of(1)), List.of(4)), List.of(x), List.of(new double[] {
                    1, 2, 10, 20, 4, 30
                })));
    }

    @Test
    void convolutions_have_their_gradients() {
        for (String padding : List.of("valid", "same", "causal")) {
            checkGradient(in ->
                    Convolutions.conv(in.numbers(2, 6, 2), in.numbers(3, 2, 3), in.numbers(3), SLIDING, padding, 1));
        }
        checkGradient(in ->
                Convolutions.conv(in.numbers(2, 4, 3, 4), in.numbers(3, 2, 2, 2), in.numbers(2), SQUARE, "same", 2));
        checkGradient(
                in -> Convolutions.convTranspose(in.numbers(2, 3, 2, 2), in.numbers(3, 2, 3, 2), SQUARE, "same", null));
        checkGradient(in -> Convolutions.depthwiseConv(in.numbers(2, 4, 3, 2), in.numbers(3, 2, 2, 3), SQUARE, "same"));
    }

    @Test
    void pooling_has_its_gradients() {
        for (String padding : List.of("valid", "same")) {
            checkGradient(in -> Convolutions.maxPool(in.numbers(2, 5, 3, 2), SQUARE, padding));
            checkGradient(in -> Convolutions.averagePool(in.numbers(2, 5, 3, 2), SQUARE, padding));
        }
        Windows cube = Windows.of(List.of(2, 1, 2), List.of(1, 1, 2));
        checkGradient(in -> Convolutions.maxPool(in.numbers(2, 3, 2, 3, 1), cube, "same"));
    }

    @Test
    void of_equal_maxima_the_first_gets_the_gradient_but_over_three_axes_each() {
        Tensor row = input(1, 2, 1);
        Tensor y = Convolutions.maxPool(row, Windows.of(List.of(2), List.of(2)), "valid");
        Tensor d = Gradients.of(Ops.sum(y), List.of(row)).get(0);
        assertArrayEquals(new double[] {1, 0}, run(d, List.of(row), List.of(new double[] {3, 3})));
        Tensor cube = input(1, 1, 1, 2, 1);
        Windows windows = Windows.of(List.of(1, 1, 2), List.of(1, 1, 2));
        Tensor every = Gradients.of(Ops.sum(Convolutions.maxPool(cube, windows, "valid")), List.of(cube))
                .get(0);
        assertArrayEquals(new double[] {1, 1}, run(every, List.of(cube), List.of(new double[] {3, 3})));
    }

    @Test
    void a_window_that_does_not_fit_is_refused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Ops.windows(input(1, 4, 1), SLIDING));
        assertEquals("a window that reaches over 5 elements doesn't fit on axis 1 of shape (1, 4, 1)", e.getMessage());
    }
}
