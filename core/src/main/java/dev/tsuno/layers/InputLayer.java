package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model's table and config show for an {@link Input}. As {@code keras.layers.InputLayer}. */
public final class InputLayer extends Layer<InputLayer> {
    private static final List<String> KEYS = List.of("batch_shape", "dtype", "sparse", "ragged", "name", "optional");

    private final Option<Object> batchShape = options().required("batch_shape", Codecs.ANY);
    private DType type;
    private final Input output;

    InputLayer(Shape shape, DType type) {
        options().notYet("sparse", false);
        options().notYet("ragged", false);
        options().notYet("optional", false);
        set(this.batchShape, dims(shape));
        this.type = type;
        output = new Input(this, shape, type);
    }

    void type(DType type) {
        this.type = type;
    }

    private static List<@Nullable Integer> dims(Shape shape) {
        List<@Nullable Integer> dims = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++)
            dims.add(shape.dim(axis) == Shape.UNKNOWN ? null : shape.dim(axis));
        return dims;
    }

    /** As {@code {"class_name": "InputLayer", "config": …}} says. */
    static InputLayer read(Map<String, @Nullable Object> serialized) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        if (serialized.get("config") instanceof Map<?, ?> given)
            given.forEach((k, v) -> config.put(String.valueOf(k), v));
        Object shape = config.remove("batch_shape");
        if (shape == null) throw new IllegalArgumentException("InputLayer: batch_shape is missing.");
        Object type = config.remove("dtype");
        DType dtype = type == null ? Floatx.get() : DTypePolicies.parse(type, "InputLayer");
        InputLayer layer = new InputLayer(Codecs.SHAPE.decode(shape), dtype);
        layer.options().fromConfig(config);
        return layer;
    }

    /** The value that a user of the model feeds. */
    @Override
    public Input output() {
        return output;
    }

    @Override
    public Input input() {
        return output;
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> all = super.getConfig();
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (String key : KEYS) config.put(key, all.get(key));
        config.put("dtype", type.label());
        return config;
    }

    @Override
    protected Tensor call(Tensor x) {
        return x;
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
