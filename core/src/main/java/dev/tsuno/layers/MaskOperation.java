package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation that makes a mask in Keras's graph of a functional model: {@code NotEqual}, {@code Any}. It stands in the model's table and
 * config as it does in Keras; what is computed is in the layer that begins the mask.
 */
public final class MaskOperation extends Layer<MaskOperation> {
    private final String className;
    private final List<Object> further;

    private MaskOperation(String className, List<Object> further) {
        this.className = className;
        this.further = further;
    }

    /** {@code x ≠ value}, element by element. */
    static KerasTensor notEqual(KerasTensor x, Number value) {
        return new MaskOperation("NotEqual", List.of(value)).on(x, x.shape());
    }

    /** Whether any along the last axis is true. */
    static KerasTensor any(KerasTensor x) {
        return new MaskOperation("Any", List.of())
                .on(x, x.shape().drop(x.shape().rank() - 1));
    }

    private KerasTensor on(KerasTensor x, Shape shape) {
        LayerCall call = new LayerCall(this, x, shape, DType.BOOL);
        record(call);
        ensureBuilt(List.of(x.shape()));
        return call.outputs().get(0);
    }

    @Override
    public String className() {
        return className;
    }

    /** The arguments of its call behind the tensor. */
    List<Object> further() {
        return further;
    }

    /** Whether a config of this class and module is one of an operation, no layer. */
    public static boolean isOne(@Nullable Object module) {
        return module instanceof String name && name.startsWith("keras.src.ops");
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", name());
        if (className.equals("Any")) {
            config.put("axis", -1);
            config.put("keepdims", false);
        }
        return config;
    }

    /** As it stands in the config of a model. */
    public Map<String, @Nullable Object> serialized() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("module", "keras.src.ops.numpy");
        map.put("class_name", className);
        map.put("config", getConfig());
        map.put("registered_name", className);
        return map;
    }

    /** Takes the names that the operations have in a config, from this one backwards. */
    public void rename(List<String> names) {
        MaskOperation operation = this;
        for (String name : names) {
            operation.renamed(name);
            KerasTensor input = operation.calls().get(0).inputs().get(0);
            LayerCall source = input.source();
            if (source == null || !(source.layer() instanceof MaskOperation before)) return;
            operation = before;
        }
    }
}
