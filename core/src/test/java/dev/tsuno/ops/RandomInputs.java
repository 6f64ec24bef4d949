package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Placeholders of float64 with the random numbers that they will be fed, and random shapes for them. The same seed gives the same ones. */
final class RandomInputs {
    private final Random random;
    private final Map<Tensor, double[]> values = new LinkedHashMap<>();
    private final List<Tensor> variables = new ArrayList<>();

    RandomInputs(long seed) {
        random = new Random(seed);
    }

    /** All inputs and their values. */
    Map<Tensor, double[]> values() {
        return values;
    }

    double[] values(Tensor input) {
        return Objects.requireNonNull(values.get(input));
    }

    /** Those that a gradient is taken for: neither indices nor truths. */
    List<Tensor> variables() {
        return List.copyOf(variables);
    }

    /** 0 to n − 1. */
    int below(int n) {
        return random.nextInt(n);
    }

    boolean toss() {
        return random.nextBoolean();
    }

    /** One a third of the time. */
    int size() {
        return random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(3);
    }

    Shape shape(int rank) {
        int[] dims = new int[rank];
        for (int d = 0; d < rank; d++) dims[d] = size();
        return Shape.of(dims);
    }

    Shape shape() {
        return shape(random.nextInt(4));
    }

    /** A shape that broadcasts to the given one: some axes of size 1, some leading ones away. */
    Shape broadcastingTo(Shape shape) {
        Shape smaller = shape;
        for (int d = 0; d < shape.rank(); d++) if (random.nextInt(3) == 0) smaller = smaller.withDim(d, 1);
        return smaller.subShape(random.nextInt(3) == 0 ? random.nextInt(shape.rank() + 1) : 0, shape.rank());
    }

    Tensor numbers(int... dims) {
        return numbers(Shape.of(dims));
    }

    Tensor numbers(Shape shape) {
        double[] x = new double[(int) shape.size()];
        for (int i = 0; i < x.length; i++) x[i] = random.nextGaussian();
        return variable(shape, x);
    }

    /** Numbers some of which are 0. */
    Tensor someZeros(Shape shape) {
        double[] x = new double[(int) shape.size()];
        for (int i = 0; i < x.length; i++) x[i] = below(3) == 0 ? 0 : random.nextGaussian();
        return variable(shape, x);
    }

    /** Numbers of 0.3 and more. */
    Tensor positive(Shape shape) {
        double[] x = new double[(int) shape.size()];
        for (int i = 0; i < x.length; i++) x[i] = 0.3 + Math.abs(random.nextGaussian());
        return variable(shape, x);
    }

    /** Numbers of either sign, not near zero. */
    Tensor nonzero(Shape shape) {
        double[] x = new double[(int) shape.size()];
        for (int i = 0; i < x.length; i++) x[i] = (toss() ? 1 : -1) * (0.3 + Math.abs(random.nextGaussian()));
        return variable(shape, x);
    }

    /** Whole numbers from 0 to n − 1. */
    Tensor indices(int n, int... dims) {
        return indices(n, Shape.of(dims));
    }

    Tensor indices(int n, Shape shape) {
        double[] x = new double[(int) shape.size()];
        for (int i = 0; i < x.length; i++) x[i] = random.nextInt(n);
        Tensor tensor = Ops.placeholder("indices", shape, DType.INT32);
        values.put(tensor, x);
        return tensor;
    }

    Tensor truths(Shape shape) {
        return Ops.cast(indices(2, shape), DType.BOOL);
    }

    private Tensor variable(Shape shape, double[] x) {
        Tensor tensor = Ops.placeholder("x" + variables.size(), shape, DType.FLOAT64);
        values.put(tensor, x);
        variables.add(tensor);
        return tensor;
    }
}
