package dev.tsuno.conformance;

import static dev.tsuno.activations.Activations.*;

import dev.tsuno.activations.Activation;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An activation function and its derivative. */
final class ActivationCase {
    private ActivationCase() {}

    static void run(GoldenCase golden, Kernels kernels, Check check) {
        Activation activation = activation(golden.className(), Json.child(golden.json(), "config"));
        Feed feed = new Feed(golden);
        Tensor x = feed.placeholder("", "x0");
        Tensor g = feed.placeholder("", "g0");
        Tensor y = activation.apply(x);
        if (!y.shape().equals(golden.array("y0").shape())) {
            check.fail("y0 has shape " + y.shape() + ", expected "
                    + golden.array("y0").shape());
            return;
        }
        Tensor given = Gradients.of(List.of(y), List.of(g), List.of(x)).get(0);
        Tensor dx = given == null ? Ops.zerosLike(x) : given;
        Program program = Program.compile(Graph.of(y, dx), kernels);
        feed.fill(program, "");
        program.run();
        check.compare("y0", golden.array("y0"), Feed.read(program, y));
        if (golden.has("dx0")) check.compare("dx0", golden.array("dx0"), Feed.read(program, dx));
    }

    /** A function by its name, with those of its arguments that the case gives. */
    static Activation activation(String name, Map<String, @Nullable Object> config) {
        Arguments a = new Arguments(name, new LinkedHashMap<>(config));
        Activation activation = switch (name) {
            case "relu" -> {
                double slope = a.number("negative_slope", 0);
                Double max = a.orNull("max_value");
                double threshold = a.number("threshold", 0);
                yield x -> relu(x, slope, max, threshold);
            }
            case "leaky_relu" -> {
                double slope = a.number("negative_slope", 0.2);
                yield x -> leakyRelu(x, slope);
            }
            case "elu" -> {
                double alpha = a.number("alpha", 1);
                yield x -> elu(x, alpha);
            }
            case "celu" -> {
                double alpha = a.number("alpha", 1);
                yield x -> celu(x, alpha);
            }
            case "gelu" -> {
                boolean approximate = a.truth("approximate");
                yield x -> gelu(x, approximate);
            }
            case "squareplus" -> {
                double b = a.number("b", 4);
                yield x -> squareplus(x, b);
            }
            case "hard_shrink" -> {
                double threshold = a.number("threshold", 0.5);
                yield x -> hardShrink(x, threshold);
            }
            case "soft_shrink" -> {
                double threshold = a.number("threshold", 0.5);
                yield x -> softShrink(x, threshold);
            }
            case "threshold" -> {
                double threshold = a.number("threshold", 0);
                double defaultValue = a.number("default_value", 0);
                yield x -> threshold(x, threshold, defaultValue);
            }
            case "glu" -> {
                int axis = a.axis();
                yield x -> glu(x, axis);
            }
            case "sparsemax" -> {
                int axis = a.axis();
                yield x -> sparsemax(x, axis);
            }
            case "softmax" -> {
                int[] axes = a.axes();
                yield x -> softmax(x, axes);
            }
            case "log_softmax" -> {
                int[] axes = a.axes();
                yield x -> logSoftmax(x, axes);
            }
            default -> known(name);
        };
        if (!a.left().isEmpty())
            throw new Unsupported("activation " + name + " with " + a.left().keySet());
        return activation;
    }

    private static Activation known(String name) {
        try {
            return get(name);
        } catch (IllegalArgumentException e) {
            throw new Unsupported("activation " + name);
        }
    }

    /** The arguments of a case that nobody has taken yet. */
    private record Arguments(String name, Map<String, @Nullable Object> left) {
        @Nullable
        Double orNull(String key) {
            Object value = left.remove(key);
            return value == null ? null : ((Number) value).doubleValue();
        }

        double number(String key, double byDefault) {
            Double value = orNull(key);
            return value == null ? byDefault : value;
        }

        boolean truth(String key) {
            return Boolean.TRUE.equals(left.remove(key));
        }

        int axis() {
            return (int) number("axis", -1);
        }

        int[] axes() {
            if (left.get("axis") instanceof List<?> several) {
                left.remove("axis");
                return several.stream()
                        .mapToInt(axis -> ((Number) axis).intValue())
                        .toArray();
            }
            return new int[] {axis()};
        }
    }
}
