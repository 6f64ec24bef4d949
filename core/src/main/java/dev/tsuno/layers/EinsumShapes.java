package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the equation of an {@link EinsumDense} says of its weights: their shapes, and which axes of the kernel are input and output. */
record EinsumShapes(Shape kernel, @Nullable Shape bias, List<Integer> inputAxes, List<Integer> outputAxes) {
    private static final Pattern PLAIN = Pattern.compile("([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)");
    private static final Pattern LEFT = Pattern.compile("\\.\\.\\.([a-zA-Z]+),([a-zA-Z]+)->\\.\\.\\.([a-zA-Z]+)");
    private static final Pattern RIGHT = Pattern.compile("([a-zA-Z]{2,})\\.\\.\\.,([a-zA-Z]+)->([a-zA-Z]+)\\.\\.\\.");

    /** {@code output} is the layer's option: the shape of its result without the batch and the axes of an ellipsis. */
    static EinsumShapes of(String equation, @Nullable String biasAxes, Shape input, Shape output) {
        Matcher plain = PLAIN.matcher(equation);
        if (plain.matches()) return of(plain, biasAxes, input, output, false);
        Matcher left = LEFT.matcher(equation);
        if (left.matches()) return of(left, biasAxes, input, output, true);
        Matcher right = RIGHT.matcher(equation);
        if (right.matches()) return of(right, biasAxes, input, output, false);
        throw new IllegalArgumentException("Invalid einsum equation \"" + equation
                + "\". Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], or [X]...,[Y]->[Z]....");
    }

    private static EinsumShapes of(
            Matcher equation, @Nullable String biasAxes, Shape input, Shape output, boolean elidedLeft) {
        String in = equation.group(1);
        String weight = equation.group(2);
        String out = equation.group(3);
        int elided = input.rank() - in.length();
        Shape known = elidedLeft ? output : output.insert(0, input.dim(0));
        if (elidedLeft && elided == 0) known = output.insert(0, input.dim(0));
        if (elided < 0 || known.rank() != out.length()) {
            throw new IllegalArgumentException("the equation \"" + equation.group()
                    + "\" does not fit an input of shape " + input + " and an output shape of " + output);
        }
        int first = elidedLeft ? elided : 0;
        for (int i = 0; i < in.length(); i++) {
            int at = out.indexOf(in.charAt(i));
            int size = input.dim(first + i);
            if (at >= 0 && known.dim(at) != Shape.UNKNOWN && known.dim(at) != size) {
                throw new IllegalArgumentException("axis '" + in.charAt(i) + "' of the equation \"" + equation.group()
                        + "\" is " + size + " in the input and " + known.dim(at) + " in the output");
            }
        }
        List<Integer> kernel = new ArrayList<>();
        List<Integer> inputAxes = new ArrayList<>();
        List<Integer> outputAxes = new ArrayList<>();
        for (int i = 0; i < weight.length(); i++) {
            char axis = weight.charAt(i);
            boolean isOutput = out.indexOf(axis) >= 0;
            if (!isOutput && in.indexOf(axis) < 0) {
                throw new IllegalArgumentException("axis '" + axis + "' of the kernel in the equation \""
                        + equation.group() + "\" is neither in the input nor in the output");
            }
            kernel.add(isOutput ? known.dim(out.indexOf(axis)) : input.dim(first + in.indexOf(axis)));
            (isOutput ? outputAxes : inputAxes).add(i);
        }
        return new EinsumShapes(
                Shape.of(kernel.stream().mapToInt(i -> i).toArray()),
                bias(biasAxes, out, known, elidedLeft ? 0 : elided),
                inputAxes,
                outputAxes);
    }

    /** From the first of its axes on: the others, and the elided ones, have size 1. */
    private static @Nullable Shape bias(@Nullable String axes, String out, Shape known, int elidedRight) {
        if (axes == null) return null;
        int from = out.length();
        for (int i = 0; i < axes.length(); i++) {
            char axis = axes.charAt(i);
            if (out.indexOf(axis) < 0)
                throw new IllegalArgumentException(
                        "axis '" + axis + "' of bias_axes is not in the output \"" + out + '"');
            from = Math.min(from, out.indexOf(axis));
        }
        Shape bias = Shape.SCALAR;
        for (int i = from; i < out.length(); i++)
            bias = bias.append(axes.indexOf(out.charAt(i)) >= 0 ? known.dim(i) : 1);
        for (int i = 0; i < elidedRight; i++) bias = bias.append(1);
        return bias;
    }
}
