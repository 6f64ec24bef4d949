package dev.tsuno.models;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Names;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.InputLayer;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Models from configs and back, as plain values: maps, lists, strings, numbers, booleans and null. As {@code keras.models}. */
public final class Models {
    private static final Set<String> SERIALIZED = Set.of(
            "module", "class_name", "config", "registered_name", "build_config", "compile_config", "shared_object_id");
    private static final Set<String> SEQUENTIAL = Set.of("name", "trainable", "dtype", "layers", "build_input_shape");

    static {
        Layers.REGISTRY
                .reader("Sequential", "keras", null, Models::sequential)
                .reader("Functional", "keras.src.models.functional", "Functional", Models::functional)
                .reader("Model", "keras.src.models.model", "Model", Models::functional);
    }

    private Models() {}

    /** Makes models known to those who read layers. */
    static void known() {}

    /** The model without its weights, as Keras serializes it: {@code {"module": …, "class_name": …, "config": …, …}}. */
    public static Map<String, @Nullable Object> toConfig(Model model) {
        return Plain.map(Layers.REGISTRY.encode(model), model.name());
    }

    /**
     * The model that a config describes, with new weights; compiled if it was. No class is ever loaded by a name in a config: {@link
     * Layers#REGISTRY} knows the classes, and yours are registered there.
     *
     * @throws IllegalArgumentException for an unknown class or key, naming the nearest known ones, or a value of the wrong kind
     */
    public static Model fromConfig(Map<String, ? extends @Nullable Object> config) {
        Plain.checkDepth(config);
        Object name = config.get("class_name");
        Layer<?> layer = layer(Plain.map(config, "config"));
        if (layer instanceof Model model) return model;
        throw new IllegalArgumentException("The config is one of the layer " + name + ", expected a model.");
    }

    /** A model of the same layers and its own, new weights. As {@code clone_model}. */
    public static Model cloneModel(Model model) {
        boolean own = model.graph() == null && !(model instanceof Sequential);
        return own ? fromConfig(toConfig(model)) : cloneModel(model, UnaryOperator.identity());
    }

    /**
     * The same with other layers: {@code cloneFunction} is given a copy of each layer (the input layers are copied as they are) and returns
     * it, or what is to take its place.
     */
    public static Model cloneModel(Model model, UnaryOperator<Layer<?>> cloneFunction) {
        Map<String, @Nullable Object> config = toConfig(model);
        LayerMaker maker = (Map<String, @Nullable Object> serialized) -> {
            Map<String, @Nullable Object> unbuilt = new LinkedHashMap<>(serialized);
            unbuilt.remove("build_config"); // a clone is built when it is called
            Layer<?> copy = layer(unbuilt);
            return copy instanceof InputLayer ? copy : cloneFunction.apply(copy);
        };
        return model.graph() != null ? functional(config, maker) : sequential(config, maker);
    }

    /** Makes a layer of the map in which it stands. */
    @FunctionalInterface
    private interface LayerMaker {
        Layer<?> make(Map<String, @Nullable Object> serialized);
    }

    private static Layer<?> layer(Map<String, @Nullable Object> serialized) {
        Object name = serialized.get("class_name");
        for (String key : serialized.keySet()) {
            if (!SERIALIZED.contains(key)) throw Names.unknown("key beside the config of " + name, key, SERIALIZED);
        }
        if (!(name instanceof String))
            throw new IllegalArgumentException(
                    "Expected the config of a layer, with a class_name, got " + serialized.keySet() + ".");
        Layer<?> layer = Layers.REGISTRY.decode(serialized);
        List<Shape> shapes = builtFor(serialized.get("build_config"));
        if (!shapes.isEmpty() && !(layer instanceof Model)) layer.ensureBuilt(shapes);
        return layer;
    }

    /**
     * The shapes in a build config; none if it has none. Keras builds a layer as soon as it has read it, so one that draws seeds while it is
     * built does so before the next layer.
     */
    private static List<Shape> builtFor(@Nullable Object buildConfig) {
        List<Shape> shapes = new ArrayList<>();
        if (!(buildConfig instanceof Map<?, ?> map)) return shapes;
        Object input = map.get("input_shape");
        Object byName = map.get("shapes_dict");
        if (input instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof List<?>) {
            for (Object each : list) shapes.add(Codecs.SHAPE.decode(each));
        } else if (input instanceof List<?>) {
            shapes.add(Codecs.SHAPE.decode(input));
        } else if (byName instanceof Map<?, ?> named) {
            for (String name : List.of("query_shape", "value_shape", "key_shape", "sequences_shape")) {
                if (named.get(name) instanceof List<?> shape) shapes.add(Codecs.SHAPE.decode(shape));
            }
        }
        return shapes;
    }

    private static Model functional(Map<String, @Nullable Object> serialized) {
        return functional(serialized, Models::layer);
    }

    private static Model functional(Map<String, @Nullable Object> serialized, LayerMaker maker) {
        Map<String, @Nullable Object> config = Plain.map(serialized.get("config"), "Functional: config");
        return compiled(FunctionalReader.read(config, maker::make), serialized);
    }

    private static Model sequential(Map<String, @Nullable Object> serialized) {
        return sequential(serialized, Models::layer);
    }

    private static Model sequential(Map<String, @Nullable Object> serialized, LayerMaker maker) {
        Map<String, @Nullable Object> config = Plain.map(serialized.get("config"), "Sequential: config");
        for (String key : config.keySet()) {
            if (!SEQUENTIAL.contains(key)) throw Names.unknown("Sequential: key of the config", key, SEQUENTIAL);
        }
        if (!(config.get("layers") instanceof List<?> list))
            throw new IllegalArgumentException("Sequential: layers is " + config.get("layers") + ", expected a list.");
        List<Layer<?>> layers = new ArrayList<>();
        Input input = null;
        for (Object each : list) {
            Layer<?> layer = maker.make(Plain.map(each, "Sequential: layers"));
            if (!(layer instanceof InputLayer first)) layers.add(layer);
            else if (input == null && layers.isEmpty()) input = first.output();
            else
                throw new IllegalArgumentException(
                        "Sequential: the input layer " + layer.name() + " is not the first.");
        }
        Object shape = config.get("build_input_shape");
        if (input == null && shape instanceof List<?> dims) {
            int[] batchShape = dims.stream()
                    .mapToInt(dim -> dim == null ? -1 : Plain.integer(dim, "Sequential: build_input_shape"))
                    .toArray();
            input = Input.batchShape(batchShape);
        }
        Map<String, @Nullable Object> own = new LinkedHashMap<>(config);
        own.keySet().retainAll(Set.of("name", "dtype"));
        Sequential model = new Sequential(own, input, layers);
        if (Boolean.FALSE.equals(config.get("trainable"))) model.trainable(false);
        return compiled(model, serialized);
    }

    private static Model compiled(Model model, Map<String, @Nullable Object> serialized) {
        if (serialized.get("compile_config") instanceof Map<?, ?> given && !given.isEmpty()) {
            model.compileFromConfig(Plain.map(given, "compile_config"));
        }
        return model;
    }
}
