package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call of a layer in a model of the functional API: a node of the model's graph of layers. A shared layer has several. */
public final class LayerCall {
    private final Layer<?> layer;
    private final int number;
    private final List<KerasTensor> inputs;
    private final CallArguments arguments;
    private final List<KerasTensor> outputs = new ArrayList<>();

    LayerCall(Layer<?> layer, int number, List<KerasTensor> inputs, CallArguments arguments) {
        this.layer = layer;
        this.number = number;
        this.inputs = List.copyOf(inputs);
        this.arguments = arguments;
        OutputShapes.Traced traced = OutputShapes.of(this);
        for (int i = 0; i < traced.shapes().size(); i++) {
            outputs.add(new KerasTensor(traced.shapes().get(i), layer.outputType(i), this, i));
            KerasTensor mask = traced.masks().get(i);
            if (mask != null) outputs.get(i).mask(layer.passedMask(mask));
            else if (traced.isMasked(i)) outputs.get(i).mask(layer.newMask(inputs));
        }
    }

    /** The call of an operation, of which the result is known. */
    LayerCall(MaskOperation operation, List<KerasTensor> inputs, Shape output, DType type) {
        this.layer = operation;
        this.number = 0;
        this.inputs = List.copyOf(inputs);
        this.arguments = new CallArguments();
        outputs.add(new KerasTensor(output, type, this, 0));
    }

    public Layer<?> layer() {
        return layer;
    }

    /** Which call of its layer this is, from 0. */
    public int number() {
        return number;
    }

    /** What the layer is applied to. */
    public List<KerasTensor> inputs() {
        return inputs;
    }

    public List<KerasTensor> outputs() {
        return List.copyOf(outputs);
    }

    /** All that it needs: its inputs, then initial states, mask and other arguments that are tensors. */
    public List<KerasTensor> needs() {
        List<KerasTensor> all = new ArrayList<>(inputs);
        all.addAll(arguments.initialState());
        KerasTensor mask = arguments.mask();
        if (mask != null) all.add(mask);
        for (Object value : arguments.arguments().values()) if (value instanceof KerasTensor tensor) all.add(tensor);
        return all;
    }

    List<KerasTensor> initialState() {
        return arguments.initialState();
    }

    /** The mask that Keras hands over as an argument because the only input brings it along; null if there is none. */
    public @Nullable KerasTensor implicitMask() {
        if (!isPlain() || !CallSignature.of(layer).takesMask() || inputs.size() > 1) return null;
        return inputs.get(0).mask();
    }

    /** All that Keras's graph joins it with: what it needs, and the mask that its input brings along. */
    public List<KerasTensor> connections() {
        KerasTensor mask = implicitMask();
        if (mask == null) return needs();
        List<KerasTensor> all = needs();
        all.add(mask);
        return all;
    }

    /** Whether nothing but inputs of the layer's own type was given: then Keras fills in the defaults. */
    private boolean isPlain() {
        boolean none = arguments.initialState().isEmpty()
                && arguments.mask() == null
                && arguments.training() == null
                && arguments.arguments().isEmpty();
        boolean functional = layer.className().equals("Functional");
        return none && (functional || (inputs.size() == 1 && inputs.get(0).dtype() == layer.dtype()));
    }

    /** Keras's positional arguments: KerasTensors, plain values, and one list for a layer that takes a list of inputs. */
    public List<Object> positional() {
        if (layer instanceof MaskOperation operation) return operation.arguments();
        boolean several = inputs.size() > 1 && !(layer instanceof HeadedAttention);
        return several ? List.of(inputs) : List.copyOf(inputs);
    }

    /** Keras's keyword arguments, with those that it fills in itself: KerasTensors, lists of them, plain values. */
    public Map<String, @Nullable Object> keywords() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (layer instanceof MaskOperation) return all;
        if (isPlain()) {
            CallSignature signature = CallSignature.of(layer);
            if (signature.takesTraining()) all.put("training", false);
            if (!signature.takesMask()) return all;
            List<@Nullable KerasTensor> masks = new ArrayList<>();
            for (KerasTensor input : inputs) masks.add(input.mask());
            all.put("mask", masks.size() == 1 ? masks.get(0) : masks);
            return all;
        }
        if (!arguments.initialState().isEmpty()) all.put("initial_state", arguments.initialState());
        if (arguments.mask() != null) all.put("mask", arguments.mask());
        if (arguments.training() != null) all.put("training", arguments.training());
        all.putAll(arguments.arguments());
        return all;
    }

    /** The call on tensors: each KerasTensor's value, and its mask (null: none). */
    public Call on(Trace trace, Function<KerasTensor, Tensor> values, Function<KerasTensor, @Nullable Tensor> masks) {
        Boolean training = arguments.training();
        List<@Nullable Tensor> given = new ArrayList<>();
        KerasTensor mask = arguments.mask();
        for (KerasTensor input : inputs) given.add(mask == null ? masks.apply(input) : values.apply(mask));
        Call call = Call.of(
                        training == null ? trace : trace.withTraining(training),
                        inputs.stream().map(values).toList(),
                        given)
                .withInitialState(arguments.initialState().stream().map(values).toList());
        if (mask == null && !arguments.initialState().isEmpty()) call = call.withMaskPassingBy();
        for (Map.Entry<String, Object> argument : arguments.arguments().entrySet()) {
            Object value = argument.getValue();
            call = call.with(argument.getKey(), value instanceof KerasTensor tensor ? values.apply(tensor) : value);
        }
        return call;
    }
}
