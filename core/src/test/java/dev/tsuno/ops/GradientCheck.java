package dev.tsuno.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares the gradient rules with central differences, on the reference kernels, in float64. */
final class GradientCheck {
    private static final double STEP = 1e-5;

    private GradientCheck() {}

    /** Some tensors made of random inputs. */
    @FunctionalInterface
    interface Formula {
        List<Tensor> of(RandomInputs inputs);

        /** The gradients of a random combination of this formula's results, as a formula of the inputs and the combination's weights. */
        default Formula gradient() {
            return in -> {
                List<Tensor> ys = of(in);
                List<Tensor> xs = in.variables();
                return Gradients.of(ys, weights(ys, in), xs).stream()
                        .filter(dx -> dx != null)
                        .toList();
            };
        }
    }

    private static List<Tensor> weights(List<Tensor> ys, RandomInputs in) {
        return ys.stream().map(y -> in.numbers(y.shape())).toList();
    }

    /** The gradient of {@code sum(ys · weights)} for every input that has one. */
    static void check(String what, long seed, Formula formula) {
        RandomInputs in = new RandomInputs(seed);
        List<Tensor> ys = formula.of(in);
        List<Tensor> xs = in.variables();
        List<Tensor> weights = weights(ys, in);
        List<Tensor> gradients = Gradients.of(ys, weights, xs);
        List<Tensor> present = gradients.stream().filter(dx -> dx != null).toList();
        Program backward = Program.compile(Graph.of(present, List.of()), new ReferenceKernels());
        in.values().forEach((x, values) -> feed(backward, x, values));
        backward.run();
        Program forward = Program.compile(Graph.of(ys, List.of()), new ReferenceKernels());
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            Tensor dx = gradients.get(i);
            double[] values = in.values(x);
            if (dx != null) assertEquals(x.shape(), dx.shape(), what + ", seed " + seed + ": shape of dx" + i);
            double[] got = dx == null ? new double[values.length] : read(backward, dx);
            for (int j = 0; j < values.length; j++) {
                double[] moved = values.clone();
                moved[j] = values[j] + STEP;
                double above = loss(forward, ys, weights, in, x, moved);
                moved[j] = values[j] - STEP;
                double below = loss(forward, ys, weights, in, x, moved);
                double expected = (above - below) / (2 * STEP);
                double allowed = 2e-6 * (1 + Math.abs(expected));
                assertEquals(
                        expected, got[j], allowed, what + ", seed " + seed + ": dx" + i + x.shape() + "[" + j + "]");
            }
        }
    }

    private static double loss(
            Program program, List<Tensor> ys, List<Tensor> weights, RandomInputs in, Tensor x, double[] moved) {
        in.values().forEach((input, own) -> feed(program, input, input == x ? moved : own));
        program.run();
        double sum = 0;
        for (int i = 0; i < ys.size(); i++) {
            double[] y = read(program, ys.get(i));
            double[] weight = in.values(weights.get(i));
            for (int j = 0; j < y.length; j++) sum += y[j] * weight[j];
        }
        return sum;
    }

    private static void feed(Program program, Tensor tensor, double[] values) {
        if (!program.plan().graph().nodes().contains(tensor.node())) return;
        System.arraycopy(values, 0, program.buffer(tensor).doubles(), 0, values.length);
    }

    private static double[] read(Program program, Tensor tensor) {
        Buffer buffer = program.buffer(tensor);
        return Arrays.copyOf(buffer.doubles(), (int) tensor.shape().size());
    }

    /** The ops of a formula. */
    static List<Op> ops(Formula formula) {
        List<Op> ops = new ArrayList<>();
        for (Node node : Graph.of(formula.of(new RandomInputs(0)), List.of()).nodes()) ops.add(node.op());
        return ops;
    }
}
