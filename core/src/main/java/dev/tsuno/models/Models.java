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

    private Models() {}

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

    /** A model of the same layers and its own, new weights; not compiled. As {@code clone_model}. */
    public static Model cloneModel(Model model) {
        return model.graph() != null || model instanceof Sequential
                ? cloneModel(model, Models::copy)
                : (Model) decoded(model);
    }

    /**
     * The same with other layers: {@code cloneFunction} is given each layer of the model but the input layers, and returns a copy or what is
     * to take its place; or the layer itself, which is then part of both models.
     */
    public static Model cloneModel(Model model, UnaryOperator<Layer<?>> cloneFunction) {
        UnaryOperator<Layer<?>> clone =
                layer -> layer instanceof InputLayer ? decoded(layer) : cloneFunction.apply(layer);
        LayerGraph graph = model.graph();
        if (graph != null) return FunctionalReader.clone(model, graph, clone);
        if (model instanceof Sequential row) return row.cloned(clone);
        throw new UnsupportedOperationException(model
                + " is a class of your own: which layers it calls is in its code, others can't take their place.");
    }

    private static Layer<?> copy(Layer<?> layer) {
        return layer instanceof Model model ? cloneModel(model) : decoded(layer);
    }

    private static Layer<?> decoded(Layer<?> layer) {
        Map<String, @Nullable Object> config = Plain.map(Layers.REGISTRY.encode(layer), layer.name());
        config.remove("compile_config");
        config.remove("build_config"); // a clone is built when it is called
        return layer(config);
    }

    /** A model of the map in which it stands, for {@link Layers#REGISTRY}. */
    static Model read(Map<String, @Nullable Object> serialized) {
        Model model =
                "Sequential".equals(serialized.get("class_name")) ? sequential(serialized) : functional(serialized);
        if (serialized.get("compile_config") instanceof Map<?, ?> given && !given.isEmpty()) {
            model.compileFromConfig(Plain.map(given, "compile_config"));
        }
        return model;
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
        return FunctionalReader.read(Plain.map(serialized.get("config"), "Functional: config"), Models::layer);
    }

    private static Model sequential(Map<String, @Nullable Object> serialized) {
        Map<String, @Nullable Object> config = Plain.map(serialized.get("config"), "Sequential: config");
        for (String key : config.keySet()) {
            if (!SEQUENTIAL.contains(key)) throw Names.unknown("Sequential: key of the config", key, SEQUENTIAL);
        }
        if (!(config.get("layers") instanceof List<?> list))
            throw new IllegalArgumentException("Sequential: layers is " + config.get("layers") + ", expected a list.");
        List<Layer<?>> layers = new ArrayList<>();
        Input input = null;
        for (Object each : list) {
            Layer<?> layer = layer(Plain.map(each, "Sequential: layers"));
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
        return model;
    }
}
