package dev.tsuno.models;

import dev.tsuno.layers.Input;
import dev.tsuno.layers.InputLayer;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.layers.MaskOperation;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.Trace;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of layers between a model's inputs and its outputs. The order of the layers is Keras's, which decides the order of weights:
 * those farthest from the outputs first, among equals the one that a walk back from the outputs meets first.
 */
final class LayerGraph {
    private final List<KerasTensor> inputs;
    private final List<KerasTensor> outputs;
    private final boolean inputAlone;
    private final boolean outputAlone;
    /** Each behind those it needs. */
    private final List<LayerCall> calls = new ArrayList<>();

    private final List<Layer<?>> operations;
    /** In the order in which the walk met them. */
    private final Map<Layer<?>, Integer> met = new LinkedHashMap<>();

    LayerGraph(List<KerasTensor> inputs, List<KerasTensor> outputs, boolean inputAlone, boolean outputAlone) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.inputAlone = inputAlone;
        this.outputAlone = outputAlone;
        if (new HashSet<>(inputs).size() < inputs.size())
            throw new IllegalArgumentException("A model can't have the same input twice: " + inputs + ".");
        Set<LayerCall> done = new LinkedHashSet<>();
        for (KerasTensor output : outputs) walk(output, done, new HashSet<>());
        calls.addAll(done);
        this.operations = inOrder();
        checkNames();
    }

    /** A config refers to layers by their names. */
    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (Layer<?> layer : layers()) {
            if (!names.add(layer.name())) throw equalNames("the model", layer.name());
        }
    }

    static IllegalArgumentException equalNames(String model, String name) {
        return new IllegalArgumentException(
                "Two layers of " + model + " have the name \"" + name + "\": each needs one of its own.");
    }

    private void walk(KerasTensor tensor, Set<LayerCall> done, Set<LayerCall> above) {
        if (tensor instanceof Input input) met.putIfAbsent(input.layer(), met.size());
        if (inputs.contains(tensor)) return;
        LayerCall call = tensor.source();
        if (call == null) {
            throw new IllegalArgumentException("The model's outputs need " + tensor
                    + ", which is not among its inputs: add it to the list of inputs.");
        }
        if (done.contains(call)) return;
        if (!above.add(call))
            throw new IllegalArgumentException("The calls of layers go round in a circle at " + tensor + ".");
        met.putIfAbsent(call.layer(), met.size());
        for (KerasTensor needed : call.connections()) walk(needed, done, above);
        done.add(call);
    }

    /** Keras's order: by the longest way to an output, then as met. */
    private List<Layer<?>> inOrder() {
        Map<LayerCall, Integer> callDepth = new HashMap<>();
        Map<Layer<?>, Integer> depth = new HashMap<>();
        for (int i = calls.size() - 1; i >= 0; i--) {
            LayerCall call = calls.get(i);
            int own = Math.max(callDepth.getOrDefault(call, 0), depth.getOrDefault(call.layer(), 0));
            depth.put(call.layer(), own);
            for (KerasTensor needed : call.connections()) {
                LayerCall source = inputs.contains(needed) ? null : needed.source();
                if (source != null) callDepth.merge(source, own + 1, Math::max);
                if (needed instanceof Input input) depth.merge(input.layer(), own + 1, Math::max);
            }
        }
        for (KerasTensor input : inputs) {
            if (input instanceof Input unused && !met.containsKey(unused.layer())) met.put(unused.layer(), -1);
        }
        TreeMap<Integer, List<Layer<?>>> byDepth = new TreeMap<>(Comparator.reverseOrder());
        for (Layer<?> layer : met.keySet()) {
            byDepth.computeIfAbsent(depth.getOrDefault(layer, 0), d -> new ArrayList<>())
                    .add(layer);
        }
        List<Layer<?>> all = new ArrayList<>();
        for (List<Layer<?>> same : byDepth.values()) {
            same.sort(Comparator.comparing(layer -> met.getOrDefault(layer, 0)));
            all.addAll(same);
        }
        return all;
    }

    List<KerasTensor> inputs() {
        return inputs;
    }

    List<KerasTensor> outputs() {
        return outputs;
    }

    /** Whether the one input stands in no list, which Keras's config tells. */
    boolean isInputAlone() {
        return inputAlone;
    }

    boolean isOutputAlone() {
        return outputAlone;
    }

    /** The calls, each behind those that it needs. */
    List<LayerCall> calls() {
        return List.copyOf(calls);
    }

    /** The layers, input layers among them. */
    List<Layer<?>> layers() {
        return operations.stream()
                .filter(layer -> !(layer instanceof MaskOperation))
                .toList();
    }

    /** The layers, and the operations that make the masks. */
    List<Layer<?>> operations() {
        return operations;
    }

    /** The calls of a layer that are part of this model. */
    List<LayerCall> callsOf(Layer<?> layer) {
        return layer.calls().stream().filter(calls::contains).toList();
    }

    /** Whether it is no more than layers in a row: one input, no branch, no layer twice. */
    boolean isRow() {
        Set<Object> consumed = new HashSet<>();
        Set<Layer<?>> once = new HashSet<>();
        for (LayerCall call : calls) {
            List<KerasTensor> needs = call.connections();
            if (needs.size() != 1 || !once.add(call.layer())) return false;
            LayerCall source = needs.get(0).source();
            if (!consumed.add(source == null ? needs.get(0) : source)) return false;
        }
        return inputs.size() == 1;
    }

    /** The layers with weights or without, but for the input layers. */
    static List<Layer<?>> computing(Collection<? extends Layer<?>> layers) {
        List<Layer<?>> rest = new ArrayList<>();
        for (Layer<?> layer : layers) if (!(layer instanceof InputLayer)) rest.add(layer);
        return rest;
    }

    /** All calls on tensors in place of the inputs. */
    Outputs run(Trace trace, List<Tensor> values, List<? extends @Nullable Tensor> masks) {
        Map<KerasTensor, Tensor> value = new HashMap<>();
        Map<KerasTensor, @Nullable Tensor> mask = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            value.put(inputs.get(i), values.get(i));
            mask.put(inputs.get(i), masks.get(i));
        }
        for (LayerCall call : calls) {
            if (call.layer() instanceof MaskOperation) continue; // its layer masks
            Outputs given = call.layer().apply(call.on(trace, t -> known(value, t), mask::get));
            for (int i = 0; i < given.tensors().size(); i++) {
                KerasTensor output = call.outputs().get(i);
                value.putIfAbsent(output, given.tensors().get(i));
                mask.putIfAbsent(output, given.masks().get(i));
            }
        }
        List<@Nullable Tensor> outputMasks = new ArrayList<>();
        for (KerasTensor output : outputs) outputMasks.add(mask.get(output));
        return new Outputs(outputs.stream().map(t -> known(value, t)).toList(), outputMasks);
    }

    private static Tensor known(Map<KerasTensor, Tensor> values, KerasTensor tensor) {
        Tensor value = values.get(tensor);
        if (value == null) throw new IllegalStateException(tensor + " has no value yet");
        return value;
    }
}
