package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
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
        List<Shape> shapes = OutputShapes.of(this);
        for (int i = 0; i < shapes.size(); i++)
            outputs.add(new KerasTensor(shapes.get(i), layer.outputType(i), this, i));
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
