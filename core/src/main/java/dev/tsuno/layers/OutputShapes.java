package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The shapes of a layer's outputs for inputs of which some sizes are unknown: the layer is traced with two different values in their
 * place, and what differs between the results is unknown too. So that every shape rule needs to know whole shapes only.
 */
public final class OutputShapes {
    // Batches are small: some layers do something for each sample. Other unknown axes are longer than any window over
    // them.
    private static final int[] BATCHES = {2, 3};
    private static final int[] LENGTHS = {1013, 1019};

    private OutputShapes() {}

    /** For a layer called on these shapes. */
    public static List<Shape> of(Layer<?> layer, List<Shape> inputs, DType dtype) {
        layer.ensureBuilt(inputs);
        return compare(run -> {
            List<Tensor> tensors =
                    inputs.stream().map(shape -> stand(shape, run, dtype)).toList();
            return layer.apply(Call.of(new Trace(false), tensors));
        });
    }

    /** For a call with all its arguments. */
    static List<Shape> of(LayerCall call) {
        Layer<?> layer = call.layer();
        layer.ensureBuilt(call.inputs().stream().map(KerasTensor::shape).toList());
        DType dtype = layer.dtype();
        return compare(run ->
                layer.apply(call.on(new Trace(false), tensor -> stand(tensor.shape(), run, dtype), tensor -> null)));
    }

    private static List<Shape> compare(IntFunction<Outputs> run) {
        List<Tensor> one = run.apply(0).tensors();
        List<Tensor> other = run.apply(1).tensors();
        List<Shape> result = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            Shape shape = one.get(i).shape();
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (shape.dim(axis) != other.get(i).shape().dim(axis)) shape = shape.withDim(axis, Shape.UNKNOWN);
            }
            result.add(shape);
        }
        return result;
    }

    private static Tensor stand(Shape given, int run, DType dtype) {
        Shape shape = given;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.dim(axis) == Shape.UNKNOWN) shape = shape.withDim(axis, (axis == 0 ? BATCHES : LENGTHS)[run]);
        }
        return Ops.placeholder("input", shape, dtype);
    }
}
