package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.Trace;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A layer, or several in sequence: outputs, states, penalties, and the gradients of all of them. */
final class LayerCase {
    private static final Set<String> KNOWN = known();
    /** What the case says of its call otherwise; the rest are arguments of the layer. */
    private static final Set<String> KEYWORDS = Set.of("inputs", "training", "mask", "initial_state");

    private final GoldenCase golden;
    private final Feed feed;
    private final Check check;
    private final List<Layer<?>> layers;
    private final Trace trace;
    /** What the program is to give, by the key of the case. */
    private final Map<String, Tensor> wanted = new LinkedHashMap<>();

    private LayerCase(GoldenCase golden, Check check) {
        this.golden = golden;
        this.feed = new Feed(golden);
        this.check = check;
        this.layers = layers(golden);
        this.trace =
                new Trace(Boolean.TRUE.equals(Json.child(golden.json(), "call").get("training")));
    }

    static void run(GoldenCase golden, Kernels kernels, Check check) {
        new LayerCase(golden, check).run(kernels);
    }

    private static Set<String> known() {
        return new TreeSet<>(Layers.REGISTRY.classNames());
    }

    private static List<Layer<?>> layers(GoldenCase golden) {
        Map<String, @Nullable Object> config = serialized(golden);
        if (!golden.className().equals("Sequential")) return List.of(layer(config));
        List<Layer<?>> result = new ArrayList<>();
        for (Object inner : Json.list(Json.child(config, "config").get("layers"))) {
            Map<String, @Nullable Object> serialized = Json.map(inner);
            if (!"InputLayer".equals(serialized.get("class_name"))) result.add(layer(serialized));
        }
        return result;
    }

    /** The config of the case's layer: in a Wrap, which calls it with its inputs as positional arguments, the part that has a class. */
    static Map<String, @Nullable Object> serialized(GoldenCase golden) {
        Map<String, @Nullable Object> config = Json.child(golden.json(), "config");
        if (!golden.className().equals("Wrap")) return config;
        for (Object part : Json.child(config, "config").values()) {
            if (Json.map(part).containsKey("class_name")) return Json.map(part);
        }
        throw new Unsupported("Wrap without a layer");
    }

    private static Layer<?> layer(Map<String, @Nullable Object> serialized) {
        String className = String.valueOf(serialized.get("class_name"));
        if (!KNOWN.contains(className)) throw new Unsupported("layer " + className);
        Map<String, @Nullable Object> config = Json.child(serialized, "config");
        for (String inner : List.of("cell", "layer")) {
            Object name = config.get(inner) instanceof Map<?, ?> map ? map.get("class_name") : null;
            if (name != null && !KNOWN.contains(String.valueOf(name))) throw new Unsupported(inner + " " + name);
        }
        try {
            return Layers.fromConfig(className, config);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int at = message.indexOf("Unknown activation ");
            if (at < 0) throw e;
            throw new Unsupported(message.substring(at + 8, message.indexOf('.', at)));
        }
    }

    private void run(Kernels kernels) {
        int calls = golden.json().get("calls") instanceof Number n ? n.intValue() : 1;
        String first = calls > 1 ? "c0_" : "";
        List<Tensor> xs = feed.placeholders(first, "x");
        List<Tensor> initial = feed.placeholders(first, "state_in");
        Outputs outputs = call(first, xs, initial);
        List<Variable> weights = weights();
        gradients(first, xs, initial, weights, outputs);
        List<Assignment> assignments = trace.assignments();
        Program program = Program.compile(Graph.of(List.copyOf(wanted.values()), assignments), kernels);
        for (int call = 0; call < calls; call++) {
            String prefix = calls > 1 ? "c" + call + "_" : "";
            feed.fill(program, prefix);
            program.run();
            wanted.forEach((key, tensor) -> {
                if (golden.has(prefix + key)) {
                    check.compare(prefix + key, golden.array(prefix + key), Feed.read(program, tensor));
                }
            });
            statesAfter(prefix, assignments, weights);
        }
        for (String key : golden.arrays().keySet()) {
            String plain = key.replaceFirst("^c\\d+_", "");
            if (plain.matches("(y|dx|dw|dlw|dstate_in)\\d+|losses_sum|mask_out") && !wanted.containsKey(plain)) {
                if (!isZero(golden.array(key))) check.fail(key + " is missing");
            }
        }
    }

    /** The states of a stateful layer, and the weights that a call itself changes: moving statistics. */
    private void statesAfter(String prefix, List<Assignment> assignments, List<Variable> weights) {
        for (int i = 0; i < weights.size(); i++) {
            String key = prefix + "w" + i + "_after";
            if (golden.has(key)) {
                check.compare(key, golden.array(key), weights.get(i).value().toDoubleArray());
            }
        }
        List<Variable> states = assignments.stream()
                .map(Assignment::variable)
                .filter(variable -> !weights.contains(variable))
                .toList();
        List<NDArray> expected = golden.series(prefix + "states");
        if (states.size() != expected.size()) {
            check.fail(states.size() + " states, expected " + expected.size());
            return;
        }
        for (int i = 0; i < states.size(); i++) {
            check.compare(
                    prefix + "states" + i,
                    expected.get(i),
                    states.get(i).value().toDoubleArray());
        }
    }

    private static boolean isZero(NDArray array) {
        for (double value : array.toDoubleArray()) if (value != 0) return false;
        return true;
    }

    private Outputs call(String first, List<Tensor> xs, List<Tensor> initial) {
        Call call = Call.of(trace, xs).withInitialState(initial);
        for (int i = 0; i < xs.size(); i++) {
            String key = xs.size() == 1 && golden.has(first + "mask") ? "mask" : "mask" + i;
            if (golden.has(first + key)) call = call.withMask(i, feed.placeholder(first, key));
        }
        for (Map.Entry<String, @Nullable Object> argument :
                Json.child(golden.json(), "call").entrySet()) {
            Object value = argument.getValue();
            if (value != null && !KEYWORDS.contains(argument.getKey()))
                call = call.with(argument.getKey(), value instanceof List<?> l ? tensor(l) : value);
        }
        Map<String, @Nullable Object> wrapped = Json.child(Json.child(golden.json(), "config"), "config");
        for (Map.Entry<String, @Nullable Object> argument :
                Json.child(wrapped, "call_kwargs").entrySet()) {
            Object value = argument.getValue();
            if (value != null) call = call.with(argument.getKey(), value instanceof List<?> l ? tensor(l) : value);
        }
        Outputs outputs = layers.get(0).apply(call);
        for (Layer<?> layer : layers.subList(1, layers.size())) {
            outputs = layer.apply(Call.of(trace, outputs.first(), outputs.mask()));
        }
        for (int i = 0; i < outputs.tensors().size(); i++) {
            Tensor y = outputs.tensors().get(i);
            sameShape("y" + i, y.shape());
            wanted.put("y" + i, y);
        }
        Tensor maskOut = outputs.mask();
        if (maskOut != null) wanted.put("mask_out", Ops.cast(maskOut, golden.dtype()));
        return outputs;
    }

    /** Nested lists of numbers or booleans. */
    private Tensor tensor(List<?> nested) {
        List<Integer> dims = new ArrayList<>();
        for (Object inner = nested; inner instanceof List<?> list; inner = list.get(0)) dims.add(list.size());
        List<Double> flat = new ArrayList<>();
        flatten(nested, flat);
        NDArray array = NDArray.wrap(
                flat.stream().mapToDouble(d -> d).toArray(),
                Shape.of(dims.stream().mapToInt(d -> d).toArray()));
        return Ops.constant(array.astype(golden.dtype()));
    }

    private static void flatten(Object nested, List<Double> into) {
        if (nested instanceof List<?> list) for (Object inner : list) flatten(inner, into);
        else if (nested instanceof Number number) into.add(number.doubleValue());
        else into.add(Boolean.TRUE.equals(nested) ? 1.0 : 0.0);
    }

    private void sameShape(String key, Shape shape) {
        String full = golden.has(key) ? key : "c0_" + key;
        if (!golden.has(full)) throw new IllegalStateException("Keras gives no " + key);
        Shape expected = golden.array(full).shape();
        if (!shape.equals(expected)) throw new IllegalStateException(key + " is " + shape + ", expected " + expected);
    }

    private List<Variable> weights() {
        List<Variable> all = new ArrayList<>();
        for (Layer<?> layer : layers) all.addAll(layer.weights());
        List<NDArray> values = golden.series("w");
        if (values.size() != all.size()) {
            throw new IllegalStateException("weights " + all + ", expected " + values.size());
        }
        for (int i = 0; i < all.size(); i++) all.get(i).assign(values.get(i));
        checkPaths(all);
        return all;
    }

    /** The paths of the weights, behind that of what Keras wraps the layer in. */
    private void checkPaths(List<Variable> weights) {
        List<?> expected = Json.list(golden.json().get("weights"));
        for (int i = 0; i < Math.min(weights.size(), expected.size()); i++) {
            String path = String.valueOf(Json.map(expected.get(i)).get("path"));
            String own = weights.get(i).path();
            if (!path.equals(own) && !path.endsWith("/" + own)) check.fail("weight " + own + ", expected " + path);
        }
    }

    private void gradients(
            String first, List<Tensor> xs, List<Tensor> initial, List<Variable> weights, Outputs outputs) {
        List<Tensor> ys = new ArrayList<>();
        List<Tensor> seeds = new ArrayList<>();
        for (int i = 0; i < outputs.tensors().size(); i++) {
            if (!golden.has(first + "g" + i)) continue;
            ys.add(outputs.tensors().get(i));
            seeds.add(feed.placeholder(first, "g" + i));
        }
        List<Tensor> ws = weights.stream().map(Variable::tensor).toList();
        List<Tensor> all = new ArrayList<>(xs);
        all.addAll(initial);
        all.addAll(ws);
        List<? extends @Nullable Tensor> d = Gradients.of(ys, seeds, all);
        want("dx", d, 0, xs.size());
        want("dstate_in", d, xs.size(), initial.size());
        want("dw", d, xs.size() + initial.size(), ws.size());
        List<Tensor> losses = new ArrayList<>(trace.losses());
        for (Layer<?> layer : layers) losses.addAll(layer.regularizationLosses());
        if (losses.isEmpty()) return;
        Tensor sum = losses.get(0);
        for (Tensor loss : losses.subList(1, losses.size())) sum = Ops.add(sum, loss);
        wanted.put("losses_sum", sum);
        List<? extends @Nullable Tensor> dl = Gradients.of(sum, ws);
        want("dlw", dl, 0, ws.size());
    }

    private void want(String key, List<? extends @Nullable Tensor> tensors, int from, int n) {
        for (int i = 0; i < n; i++) {
            Tensor tensor = tensors.get(from + i);
            if (tensor != null && tensor.dtype() != DType.BOOL) wanted.put(key + i, tensor);
        }
    }
}
