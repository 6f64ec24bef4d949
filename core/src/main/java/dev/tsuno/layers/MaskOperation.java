package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation that makes a mask in Keras's graph of a functional model: {@code NotEqual}, {@code Any}, {@code LogicalOr} and those by which
 * Concatenate joins masks. It stands in the model's table and config as it does in Keras; what is computed is in the layer that makes the
 * mask.
 */
public final class MaskOperation extends Layer<MaskOperation> {
    private static final String CONVERT = "ConvertToTensor";

    private static final Set<String> CLASSES =
            Set.of("NotEqual", "Any", "LogicalOr", "ExpandDims", "ZerosLike", "OnesLike", "Concatenate", CONVERT);

    private final String className;
    private final List<Object> arguments;
    private final Map<String, @Nullable Object> options;

    private MaskOperation(String className, List<Object> arguments, Map<String, @Nullable Object> options) {
        this.className = className;
        this.arguments = arguments;
        this.options = options;
    }

    /** {@code x ≠ value}, element by element. */
    static KerasTensor notEqual(KerasTensor x, Number value) {
        return new MaskOperation("NotEqual", List.of(x, value), Map.of()).on(List.of(x), x.shape());
    }

    /** Whether any along the last axis is true. */
    static KerasTensor any(KerasTensor x) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("axis", -1);
        options.put("keepdims", false);
        return new MaskOperation("Any", List.of(x), options)
                .on(List.of(x), x.shape().drop(x.shape().rank() - 1));
    }

    /** Whether one or the other is true, element by element; one may have an axis of 1 where the other has more. */
    static KerasTensor logicalOr(KerasTensor a, KerasTensor b) {
        Shape shape = a.shape().equals(b.shape()) || a.shape().last() == 1 ? b.shape() : a.shape();
        return new MaskOperation("LogicalOr", List.of(a, b), Map.of()).on(List.of(a, b), shape);
    }

    /** With a last axis of 1. */
    static KerasTensor expandDims(KerasTensor x) {
        return new MaskOperation("ExpandDims", List.of(x), Map.of("axis", -1))
                .on(List.of(x), x.shape().append(1));
    }

    /** Nothing but true, or nothing but false, in the shape of x. */
    static KerasTensor like(KerasTensor x, boolean value) {
        return new MaskOperation(value ? "OnesLike" : "ZerosLike", List.of(x), Map.of("dtype", "bool"))
                .on(List.of(x), x.shape());
    }

    /** The same again, which Keras's attention layers put behind a mask. */
    static KerasTensor convertToTensor(KerasTensor mask) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        for (String option : List.of("dtype", "sparse", "ragged")) options.put(option, null);
        return new MaskOperation(CONVERT, List.of(mask), options).on(List.of(mask), mask.shape());
    }

    /** Masks one behind the other, as long as the result along the axis. */
    static KerasTensor concatenate(List<KerasTensor> masks, int axis, Shape shape) {
        return new MaskOperation("Concatenate", List.of(masks), Map.of("axis", axis)).on(masks, shape);
    }

    private KerasTensor on(List<KerasTensor> inputs, Shape shape) {
        LayerCall call = new LayerCall(this, inputs, shape, DType.BOOL);
        record(call);
        ensureBuilt(inputs.stream().map(KerasTensor::shape).toList());
        return call.outputs().get(0);
    }

    @Override
    public String className() {
        return className;
    }

    /** The arguments of its call: tensors, lists of them and numbers. */
    List<Object> arguments() {
        return arguments;
    }

    /** Whether a config of this class and module is one of an operation, no layer. */
    public static boolean isOne(@Nullable Object module) {
        return module instanceof String name && name.startsWith("keras.src.ops");
    }

    /** Whether operations of this class make masks. */
    public static boolean makesMasks(String className) {
        return CLASSES.contains(className);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", name());
        config.putAll(options);
        return config;
    }

    /** As it stands in the config of a model. */
    public Map<String, @Nullable Object> serialized() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("module", className.equals(CONVERT) ? "keras.src.ops.core" : "keras.src.ops.numpy");
        map.put("class_name", className);
        map.put("config", getConfig());
        map.put("registered_name", className);
        return map;
    }

    /** Takes the name that it has in a config. */
    public void rename(String name) {
        renamed(name);
    }
}
