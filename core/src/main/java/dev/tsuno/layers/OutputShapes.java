package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return compare(run -> applied(layer, inputs, () -> {
                    List<Tensor> tensors = inputs.stream()
                            .map(shape -> stand(shape, run, dtype))
                            .toList();
                    return Call.of(new Trace(false), tensors);
                }))
                .shapes();
    }

    /** What a trace tells: the shapes, which outputs are masked, and the mask that one has taken over from an input. */
    record Traced(List<Shape> shapes, List<Boolean> masked, List<@Nullable KerasTensor> masks) {
        boolean isMasked(int output) {
            return masked.get(output);
        }
    }

    /** For a call with all its arguments. */
    static Traced of(LayerCall call) {
        Layer<?> layer = call.layer();
        List<Shape> inputs = call.inputs().stream().map(KerasTensor::shape).toList();
        layer.ensureBuilt(inputs);
        DType dtype = layer.dtype();
        Map<Tensor, KerasTensor> stands = new HashMap<>();
        return compare(
                run -> applied(
                        layer,
                        inputs,
                        () -> call.on(new Trace(false), tensor -> stand(tensor.shape(), run, dtype), tensor -> {
                            KerasTensor mask = tensor.mask();
                            if (mask == null) return null;
                            Tensor stand = stand(mask.shape(), run, DType.BOOL);
                            stands.put(stand, mask);
                            return stand;
                        })),
                stands);
    }

    /** The layer's outputs; if it can't take the shapes, the message tells them as the user gave them, and those that it was built for. */
    private static Outputs applied(Layer<?> layer, List<Shape> inputs, Supplier<Call> call) {
        try {
            return layer.apply(call.get());
        } catch (IllegalArgumentException e) {
            String built = layer.builtFor().equals(inputs) ? "" : ", but was built for " + shown(layer.builtFor());
            throw new IllegalArgumentException(
                    layer + " is applied to " + shown(inputs) + built + ": " + reason(layer, e), e);
        }
    }

    /** What went wrong, without naming the layer once more. */
    private static String reason(Layer<?> layer, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        for (String prefix : List.of("In " + layer.name() + ": ", layer + ": ")) {
            if (message.startsWith(prefix)) message = message.substring(prefix.length());
        }
        return message;
    }

    private static String shown(List<Shape> shapes) {
        return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
    }

    private static Traced compare(IntFunction<Outputs> run) {
        return compare(run, Map.of());
    }

    private static Traced compare(IntFunction<Outputs> run, Map<Tensor, KerasTensor> stands) {
        Outputs first = run.apply(0);
        List<Tensor> one = first.tensors();
        List<Tensor> other = run.apply(1).tensors();
        List<Shape> result = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            Shape shape = one.get(i).shape();
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (shape.dim(axis) != other.get(i).shape().dim(axis)) shape = shape.withDim(axis, Shape.UNKNOWN);
            }
            result.add(shape);
        }
        List<@Nullable KerasTensor> masks = new ArrayList<>();
        List<Boolean> masked = new ArrayList<>();
        for (Tensor mask : first.masks()) {
            masked.add(mask != null);
            masks.add(mask == null ? null : stands.get(mask));
        }
        return new Traced(result, masked, masks);
    }

    private static Tensor stand(Shape given, int run, DType dtype) {
        Shape shape = given;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.dim(axis) == Shape.UNKNOWN) shape = shape.withDim(axis, (axis == 0 ? BATCHES : LENGTHS)[run]);
        }
        return Ops.placeholder("input", shape, dtype);
    }
}
