package dev.tsuno.models;

import dev.tsuno.config.Codecs;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.MaskOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The config of a functional model: its layers, each with its calls ({@code inbound_nodes}), its inputs and outputs. */
final class FunctionalConfig {
    private final LayerGraph graph;
    private final Function<Layer<?>, Object> encode;

    private FunctionalConfig(LayerGraph graph, Function<Layer<?>, Object> encode) {
        this.encode = encode;
        this.graph = graph;
    }

    static Map<String, @Nullable Object> of(Model model, LayerGraph graph) {
        return of(model, graph, Layers.REGISTRY::encode);
    }

    /** {@code encode} says what stands for a layer. */
    static Map<String, @Nullable Object> of(Model model, LayerGraph graph, Function<Layer<?>, Object> encode) {
        return new FunctionalConfig(graph, encode).config(model);
    }

    private Map<String, @Nullable Object> config(Model model) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", model.name());
        config.put("trainable", model.trainable());
        List<Object> layers = new ArrayList<>();
        for (Layer<?> layer : graph.operations()) layers.add(layer(layer));
        config.put("layers", layers);
        config.put("input_layers", places(graph.inputs(), graph.isInputAlone()));
        config.put("output_layers", places(graph.outputs(), graph.isOutputAlone()));
        return config;
    }

    private Map<String, @Nullable Object> layer(Layer<?> layer) {
        Map<String, @Nullable Object> serialized = new LinkedHashMap<>();
        if (layer instanceof MaskOperation operation) serialized.putAll(operation.serialized());
        else if (encode.apply(layer) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> serialized.put(String.valueOf(key), value));
        }
        serialized.put("name", layer.name());
        List<Object> nodes = new ArrayList<>();
        for (LayerCall call : graph.callsOf(layer)) {
            Map<String, @Nullable Object> node = new LinkedHashMap<>();
            node.put("args", plain(call.positional()));
            node.put("kwargs", plain(call.keywords()));
            nodes.add(node);
        }
        serialized.put("inbound_nodes", nodes);
        return serialized;
    }

    private @Nullable Object plain(@Nullable Object value) {
        if (value instanceof KerasTensor tensor) return tensor(tensor);
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object each : list) all.add(plain(each));
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(String.valueOf(key), plain(each)));
            return all;
        }
        return value;
    }

    private Map<String, @Nullable Object> tensor(KerasTensor tensor) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("shape", Codecs.SHAPE.encode(tensor.shape()));
        config.put("dtype", tensor.dtype().label());
        config.put("keras_history", List.of(tensor.name(), node(tensor), tensor.index()));
        Map<String, @Nullable Object> serialized = new LinkedHashMap<>();
        serialized.put("class_name", "__keras_tensor__");
        serialized.put("config", config);
        return serialized;
    }

    /** Which of the layer's calls in this model gives it. */
    private int node(KerasTensor tensor) {
        LayerCall source = tensor.source();
        return source == null ? 0 : graph.callsOf(source.layer()).indexOf(source);
    }

    /** {@code [name, call, output]} of one that stands alone, else a list of them. Keras counts the calls of a functional model from 1 here. */
    private List<Object> places(List<KerasTensor> tensors, boolean alone) {
        List<Object> all = new ArrayList<>();
        for (KerasTensor tensor : tensors) {
            LayerCall source = tensor.source();
            boolean functional = source != null && source.layer() instanceof Model inner && inner.graph() != null;
            all.add(List.of(tensor.name(), node(tensor) + (functional ? 1 : 0), tensor.index()));
        }
        return alone && all.get(0) instanceof List<?> only ? new ArrayList<>(only) : all;
    }
}
