package dev.tsuno.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConvolutionsTest {
    private static final Windows SLIDING = new Windows(List.of(3), List.of(1), List.of(2));
    private static final Windows SQUARE = Windows.of(List.of(3, 2), List.of(2, 1));

    private static Tensor input(int... dims) {
        return Ops.placeholder("x", Shape.of(dims), DType.FLOAT64);
    }

    private static double[] numbers(Tensor like, long seed) {
        Random random = new Random(seed);
        return random.doubles(like.shape().size(), -1, 1).toArray();
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

    /** The gradient of Σ y · g for each input against central differences. */
    private static void checkGradient(Function<List<Tensor>, Tensor> f, int[]... dims) {
        List<Tensor> inputs = new ArrayList<>();
        for (int[] d : dims) inputs.add(input(d));
        Tensor y = f.apply(inputs);
        Tensor g = Ops.placeholder("g", y.shape(), DType.FLOAT64);
        Tensor loss = Ops.sum(Ops.multiply(y, g));
        List<Tensor> fed = new ArrayList<>(inputs);
        fed.add(g);
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < fed.size(); i++) values.add(numbers(fed.get(i), 7 + i));
        List<Tensor> gradients = new ArrayList<>(Gradients.of(List.of(y), List.of(g), inputs));
        double h = 1e-5;
        for (int i = 0; i < inputs.size(); i++) {
            double[] d = run(gradients.get(i), fed, values);
            for (int j = 0; j < d.length; j++) {
                double[] x = values.get(i);
                double middle = x[j];
                x[j] = middle + h;
                double above = run(loss, fed, values)[0];
                x[j] = middle - h;
                double below = run(loss, fed, values)[0];
                x[j] = middle;
                assertEquals((above - below) / (2 * h), d[j], 1e-7, "input " + i + ", element " + j);
            }
        }
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
    void windows_and_overlap_are_each_others_gradient() {
        checkGradient(x -> Ops.windows(x.get(0), SLIDING), new int[] {2, 7, 3});
        checkGradient(x -> Ops.windows(x.get(0), SQUARE), new int[] {2, 6, 4, 2});
        checkGradient(x -> Ops.overlap(x.get(0), SLIDING, List.of(7)), new int[] {2, 3, 3, 3});
        checkGradient(x -> Ops.overlap(x.get(0), SQUARE, List.of(6, 4)), new int[] {1, 2, 3, 3, 2, 2});
    }

    @Test
    void convolutions_have_their_gradients() {
        for (String padding : List.of("valid", "same", "causal")) {
            checkGradient(
                    x -> Convolutions.conv(x.get(0), x.get(1), x.get(2), SLIDING, padding, 1),
                    new int[] {2, 6, 2},
                    new int[] {3, 2, 3},
                    new int[] {3});
        }
        checkGradient(
                x -> Convolutions.conv(x.get(0), x.get(1), x.get(2), SQUARE, "same", 2),
                new int[] {2, 4, 3, 4},
                new int[] {3, 2, 2, 2},
                new int[] {2});
        checkGradient(
                x -> Convolutions.convTranspose(x.get(0), x.get(1), SQUARE, "same", null),
                new int[] {2, 3, 2, 2},
                new int[] {3, 2, 3, 2});
        checkGradient(
                x -> Convolutions.depthwiseConv(x.get(0), x.get(1), SQUARE, "same"),
                new int[] {2, 4, 3, 2},
                new int[] {3, 2, 2, 3});
    }

    @Test
    void pooling_has_its_gradients() {
        for (String padding : List.of("valid", "same")) {
            checkGradient(x -> Convolutions.maxPool(x.get(0), SQUARE, padding), new int[] {2, 5, 3, 2});
            checkGradient(x -> Convolutions.averagePool(x.get(0), SQUARE, padding), new int[] {2, 5, 3, 2});
        }
        Windows cube = Windows.of(List.of(2, 1, 2), List.of(1, 1, 2));
        checkGradient(x -> Convolutions.maxPool(x.get(0), cube, "same"), new int[] {2, 3, 2, 3, 1});
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
