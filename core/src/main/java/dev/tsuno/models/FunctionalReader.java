package dev.tsuno.models;

import dev.tsuno.config.Names;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.CallArguments;
import dev.tsuno.layers.GroupQueryAttention;
import dev.tsuno.layers.InputLayer;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.layers.MaskOperation;
import dev.tsuno.layers.MultiHeadAttention;
import dev.tsuno.layers.RecurrentLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a functional model of its config: first the layers, then their calls as soon as what they need is there. Keras's operations that
 * make masks ({@code NotEqual}, {@code Any}, …) need not be made: the layers behind which they stand bring their masks along.
 */
final class FunctionalReader {
    private static final Set<String> KEYS =
            Set.of("name", "trainable", "layers", "input_layers", "output_layers", "dtype");

    /** A call that isn't made yet. */
    private record Node(Layer<?> layer, List<?> args, Map<String, @Nullable Object> kwargs) {}

    /** What makes a mask, of the results of these layers and operations. */
    private record Operation(String className, List<String> sources) {}

    private final String model;
    private final Function<Map<String, @Nullable Object>, Layer<?>> decode;
    private final Map<String, Layer<?>> layers = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new HashMap<>();

    /** How often a layer was called in other models. */
    private final Map<Layer<?>, Integer> callsBefore = new HashMap<>();

    private final List<Node> nodes = new ArrayList<>();

    private FunctionalReader(String model, Function<Map<String, @Nullable Object>, Layer<?>> decode) {
        this.model = model;
        this.decode = decode;
    }

    /** {@code decode} makes a layer of {@code {"class_name": …, "config": …}}. */
    static Model read(Map<String, @Nullable Object> config, Function<Map<String, @Nullable Object>, Layer<?>> decode) {
        for (String key : config.keySet()) {
            if (!KEYS.contains(key)) throw Names.unknown("Functional: key of the config", key, KEYS);
        }
        String name = config.get("name") instanceof String given ? given : null;
        FunctionalReader reader = new FunctionalReader(name == null ? "functional model" : name, decode);
        for (Object layer : reader.list("layers", config.get("layers"))) reader.layer(Plain.map(layer, "layers"));
        reader.call();
        List<KerasTensor> inputs = reader.places("input_layers", config.get("input_layers"));
        List<KerasTensor> outputs = reader.places("output_layers", config.get("output_layers"));
        Model model = new Model(
                name, inputs, outputs, isAlone(config.get("input_layers")), isAlone(config.get("output_layers")));
        if (Boolean.FALSE.equals(config.get("trainable"))) model.trainable(false);
        return model;
    }

    /** The calls of a model with other layers. */
    static Model clone(Model model, LayerGraph graph, UnaryOperator<Layer<?>> clone) {
        Map<Layer<?>, Layer<?>> clones = new HashMap<>();
        Map<String, @Nullable Object> config = FunctionalConfig.of(model, graph, layer -> {
            clones.put(layer, clone.apply(layer));
            return Map.of("class_name", layer.className(), "original", layer);
        });
        return read(config, serialized -> Objects.requireNonNull(clones.get(serialized.get("original"))));
    }

    private void layer(Map<String, @Nullable Object> serialized) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(serialized);
        Object name = rest.remove("name");
        Object calls = rest.remove("inbound_nodes");
        if (!(name instanceof String key)) throw refused("a layer has no name");
        if (MaskOperation.isOne(serialized.get("module"))) {
            operation(key, String.valueOf(serialized.get("class_name")), calls);
            return;
        }
        Layer<?> layer = decode.apply(rest);
        callsBefore.put(layer, layer.calls().size());
        if (layers.put(key, layer) != null) throw refused("two layers have the name " + key);
        for (Object call : list("inbound_nodes", calls)) {
            Map<String, @Nullable Object> node = Plain.map(call, "inbound_nodes");
            Object kwargs = node.get("kwargs");
            List<?> args = list("args", node.get("args"));
            nodes.add(new Node(layer, args, Plain.map(kwargs == null ? Map.of() : kwargs, "kwargs")));
        }
    }

    /** The operation's layer makes it again; the config tells which operations it takes its masks from. */
    private void operation(String name, String className, @Nullable Object calls) {
        if (!MaskOperation.makesMasks(className)) {
            throw refused(
                    "the operation " + className + " \"" + name
                            + "\" is no layer, and none of those that make masks; put a Lambda or a layer of your own in its place");
        }
        List<?> nodes = list("inbound_nodes", calls);
        List<?> args = nodes.isEmpty()
                ? List.of()
                : list("args", Plain.map(nodes.get(0), "inbound_nodes").get("args"));
        List<String> sources = new ArrayList<>();
        for (Object arg : args) sources(arg, sources);
        operations.put(name, new Operation(className, sources));
    }

    /** The names of the layers and operations that give the tensors. */
    private void sources(@Nullable Object value, List<String> into) {
        if (value instanceof List<?> list) for (Object each : list) sources(each, into);
        else if (value != null && isTensor(value))
            into.add(String.valueOf(history(value).get(0)));
    }

    /** Makes the calls, each as soon as it can be. */
    private void call() {
        List<Node> waiting = nodes;
        while (!waiting.isEmpty()) {
            List<Node> later = new ArrayList<>();
            Set<Layer<?>> blocked = new java.util.HashSet<>();
            for (Node node : waiting) {
                // the calls of a layer are numbered: they are made in their order
                if (!blocked.contains(node.layer) && isReady(node.args) && isReady(node.kwargs)) make(node);
                else {
                    blocked.add(node.layer);
                    later.add(node);
                }
            }
            if (later.size() == waiting.size()) {
                throw refused("the calls of " + later.get(0).layer.name() + " need what no layer gives, or each other");
            }
            waiting = later;
        }
    }

    private boolean isReady(@Nullable Object value) {
        if (value != null && isTensor(value)) return isOperation(value) || find(value) != null;
        if (value instanceof List<?> list) return list.stream().allMatch(this::isReady);
        return !(value instanceof Map<?, ?> map) || map.values().stream().allMatch(this::isReady);
    }

    private void make(Node node) {
        List<KerasTensor> inputs = new ArrayList<>();
        List<KerasTensor> states = new ArrayList<>();
        boolean recurrent = node.layer instanceof RecurrentLayer<?> || node.layer instanceof Bidirectional;
        for (int i = 0; i < node.args.size(); i++) tensors(node.args.get(i), recurrent && i > 0 ? states : inputs);
        boolean attention = node.layer instanceof MultiHeadAttention || node.layer instanceof GroupQueryAttention;
        List<String> names = attention ? List.of("query", "value", "key") : List.of("inputs", "sequences");
        for (String name : names) if (isTensor(node.kwargs.get(name))) tensors(node.kwargs.get(name), inputs);
        if (inputs.isEmpty()) throw refused(node.layer.name() + " is called on nothing");
        List<String> ownMasks = new ArrayList<>();
        node.layer.applyAll(inputs, call -> {
            for (Map.Entry<String, @Nullable Object> argument : node.kwargs.entrySet()) {
                Object value = argument.getValue();
                if (value == null || names.contains(argument.getKey())) continue;
                argument(node, call, argument.getKey(), value, states, ownMasks);
            }
            if (!states.isEmpty()) call.initialState(states);
        });
        if (!ownMasks.isEmpty()) takeMask(node.layer, ownMasks.get(0));
    }

    private void argument(
            Node node, CallArguments call, String name, Object value, List<KerasTensor> states, List<String> ownMasks) {
        if (name.equals("initial_state")) tensors(value, states);
        else if (name.equals("training") && value instanceof Boolean training) {
            // false is what Keras fills in where it wasn't given: then the model's own training counts
            if (training || node.kwargs.size() == 1 && !fillsIn(node)) call.training(training);
        } else if (isTensor(value) && isOperation(value)) {
            if (!name.equals("mask")) throw refused(node.layer.name() + ": " + name + " comes from an operation");
            ownMasks.add(String.valueOf(history(value).get(0)));
        } else if (name.equals("mask") && isTensor(value)) call.mask(tensor(value));
        else if (isTensor(value)) call.with(name, tensor(value));
        else if (value instanceof List<?> list && list.stream().allMatch(each -> each == null)) return;
        else if (value instanceof Boolean || value instanceof Number || value instanceof String) call.with(name, value);
        else throw refused(node.layer.name() + ": the call argument " + name + "=" + value + " is not carried out");
    }

    /** Whether Keras writes {@code training=False} for a call without it. */
    private static boolean fillsIn(Node node) {
        return node.args.size() == 1 && isTensor(node.args.get(0));
    }

    /** The mask of an operation is the one that the input brings along, under the names of the config. */
    private void takeMask(Layer<?> layer, String name) {
        KerasTensor mask = layer.calls().get(layer.calls().size() - 1).implicitMask();
        if (mask == null || !rename(mask, name)) {
            throw refused(layer.name() + " takes its mask from the operation " + name
                    + ", which no layer makes that its input comes from. Give the mask as an input of the model");
        }
    }

    /** Gives a mask's operation, and those before it, the names of the config; false if they are others. */
    private boolean rename(KerasTensor mask, String name) {
        Operation operation = operations.get(name);
        LayerCall source = mask.source();
        boolean made = source != null && source.layer() instanceof MaskOperation;
        if (operation == null) return !made;
        if (source == null || !(source.layer() instanceof MaskOperation own)) return false;
        List<KerasTensor> inputs = source.inputs();
        if (!own.className().equals(operation.className) || inputs.size() != operation.sources.size()) return false;
        for (int i = 0; i < inputs.size(); i++) {
            if (!rename(inputs.get(i), operation.sources.get(i))) return false;
        }
        own.rename(name);
        return true;
    }

    // Tensors

    private static boolean isTensor(@Nullable Object value) {
        return value instanceof Map<?, ?> map && "__keras_tensor__".equals(map.get("class_name"));
    }

    private List<?> history(Object tensor) {
        Map<String, @Nullable Object> config =
                Plain.map(Plain.map(tensor, "tensor").get("config"), "tensor");
        List<?> history = list("keras_history", config.get("keras_history"));
        if (history.size() == 3) return history;
        throw refused("keras_history is " + history + ", expected [layer, call, output]");
    }

    private boolean isOperation(Object tensor) {
        return operations.containsKey(String.valueOf(history(tensor).get(0)));
    }

    private void tensors(@Nullable Object value, List<KerasTensor> into) {
        if (isTensor(value)) into.add(tensor(value));
        else if (value instanceof List<?> list) for (Object each : list) tensors(each, into);
        else throw refused("the call argument " + value + " is no tensor");
    }

    private KerasTensor tensor(@Nullable Object value) {
        KerasTensor tensor = value == null || isOperation(value) ? null : find(value);
        if (tensor == null) throw refused("the tensor " + value + " is given by no layer");
        return tensor;
    }

    private @Nullable KerasTensor find(Object value) {
        List<?> history = history(value);
        return find(history.get(0), history.get(1), history.get(2), 0);
    }

    private @Nullable KerasTensor find(
            @Nullable Object name, @Nullable Object node, @Nullable Object output, int first) {
        Layer<?> layer = layers.get(String.valueOf(name));
        if (layer == null)
            throw Names.unknown("layer in the config of " + model, String.valueOf(name), layers.keySet());
        if (layer instanceof InputLayer input) return input.output();
        int call = Plain.integer(node, "keras_history") - first + callsBefore.getOrDefault(layer, 0);
        int index = Plain.integer(output, "keras_history");
        List<LayerCall> calls = layer.calls();
        if (call < 0 || call >= calls.size()) return null;
        List<KerasTensor> outputs = calls.get(call).outputs();
        return index < 0 || index >= outputs.size() ? null : outputs.get(index);
    }

    /** {@code [name, call, output]}, a list of them, or a map, of which the keys are sorted as Keras does. */
    private List<KerasTensor> places(String key, @Nullable Object value) {
        List<KerasTensor> all = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put(String.valueOf(k), v));
            for (Object each : sorted.values()) all.addAll(places(key, each));
        } else if (value instanceof List<?> list && list.size() == 3 && list.get(0) instanceof String name) {
            boolean functional = layers.get(name) instanceof Model inner && inner.graph() != null;
            KerasTensor tensor = find(name, list.get(1), list.get(2), functional ? 1 : 0);
            if (tensor == null) throw refused(key + ": " + list + " is given by no layer");
            all.add(tensor);
        } else for (Object each : list(key, value)) all.addAll(places(key, each));
        return all;
    }

    /** Whether it is {@code [name, call, output]} of a tensor that stands in no list. */
    private static boolean isAlone(@Nullable Object places) {
        return places instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String;
    }

    private List<?> list(String key, @Nullable Object value) {
        if (value instanceof List<?> list) return list;
        throw refused(key + " is " + value + ", expected a list");
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("The config of " + model + " can't be read: " + why + ".");
    }
}
