package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a layer's outputs for inputs of which some sizes are unknown: the layer is traced with two different values in their
 * place, and what differs between the results is unknown too. So that every shape rule needs to know whole shapes only.
 */
public final class OutputShapes {
    // Small primes: a layer that wants a multiple of something is an exception that says so itself.
    private static final int ONE = 2;
    private static final int OTHER = 3;

    private OutputShapes() {}

    public static List<Shape> of(Layer<?> layer, List<Shape> inputs, DType dtype) {
        layer.ensureBuilt(inputs);
        List<Shape> one = trace(layer, inputs, ONE, dtype);
        List<Shape> other = trace(layer, inputs, OTHER, dtype);
        List<Shape> result = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            Shape shape = one.get(i);
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (shape.dim(axis) != other.get(i).dim(axis)) shape = shape.withDim(axis, Shape.UNKNOWN);
            }
            result.add(shape);
        }
        return result;
    }

    private static List<Shape> trace(Layer<?> layer, List<Shape> inputs, int unknown, DType dtype) {
        List<Tensor> tensors = new ArrayList<>();
        List<@Nullable Tensor> masks = new ArrayList<>();
        for (Shape input : inputs) {
            Shape shape = input;
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (shape.dim(axis) == Shape.UNKNOWN) shape = shape.withDim(axis, unknown);
            }
            tensors.add(Ops.placeholder("input", shape, dtype));
            masks.add(null);
        }
        Outputs outputs = layer.apply(new Call(new Trace(false), tensors, masks, List.of()));
        return outputs.tensors().stream().map(Tensor::shape).toList();
    }
}
