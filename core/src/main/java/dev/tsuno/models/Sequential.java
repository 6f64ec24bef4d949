package dev.tsuno.models;

import dev.tsuno.array.Floatx;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.InputLayer;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.Outputs;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Layers in a row. As {@code keras.Sequential}.
 *
 * <pre>{@code
 * Sequential model = new Sequential(Input.of(20, 1), new LSTM(40).returnSequences(true), new Dense(1));
 * model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
 * History history = model.fit(x, y, f -> f.batchSize(10).epochs(1000).validationSplit(0.1));
 * }</pre>
 *
 * <p>Without an {@link Input}, and without {@code inputShape(...)} on the first layer, it learns the shape from the first data.
 */
public final class Sequential extends Model {
    private final List<Layer<?>> layers = new ArrayList<>();
    /** Behind each layer, once the input is known. */
    private final List<KerasTensor> behind = new ArrayList<>();

    private @Nullable Input input;

    public Sequential(Layer<?>... layers) {
        this.layers.addAll(List.of(layers));
        takeInputShape();
    }

    public Sequential(Input input, Layer<?>... layers) {
        this(Map.of(), input, List.of(layers));
    }

    /** With {@code name} and {@code dtype} as a config has them. */
    Sequential(Map<String, ? extends @Nullable Object> config, @Nullable Input input, List<? extends Layer<?>> layers) {
        options().fromConfig(config);
        this.input = input;
        this.layers.addAll(layers);
        if (input != null) ensureBuilt(List.of(input.shape()));
        else takeInputShape();
    }

    private void takeInputShape() {
        Shape given = layers.isEmpty() ? null : layers.get(0).inputShape();
        if (given != null && input == null) ensureBuilt(List.of(given.insert(0, Shape.UNKNOWN)));
    }

    @Override
    public Sequential name(String name) {
        super.name(name);
        return this;
    }

    /** Says the shape of the input; the first thing to be added. */
    public Sequential add(Input input) {
        if (isBuilt() || !layers.isEmpty())
            throw new IllegalStateException(name() + " has layers or an input: an Input is added before all layers.");
        this.input = input;
        ensureBuilt(List.of(input.shape()));
        return this;
    }

    /** Adds a layer at the end. A model that was trained is to be compiled again. */
    public Sequential add(Layer<?> layer) {
        if (input != null) behind.add(applied(layer, input, behind)); // what doesn't fit isn't added
        layers.add(layer);
        changed();
        takeInputShape();
        return this;
    }

    /** Takes the last layer away. A model that was trained is to be compiled again. */
    public Layer<?> pop() {
        if (layers.isEmpty()) throw new IllegalStateException(name() + " has no layers.");
        changed();
        if (!behind.isEmpty()) behind.remove(behind.size() - 1);
        Layer<?> last = layers.remove(layers.size() - 1);
        return last;
    }

    @Override
    void buildFor(Samples samples) {
        ensureBuilt(shapes(samples));
    }

    @Override
    protected void build(Shape shape) {
        Input given = input;
        Input first = given != null && given.shape().equals(shape)
                ? given
                : Input.batchShape(
                        shape, layers.isEmpty() ? Floatx.get() : layers.get(0).dtype());
        List<KerasTensor> made = new ArrayList<>();
        for (Layer<?> layer : layers) made.add(applied(layer, first, made));
        input = first;
        behind.clear();
        behind.addAll(made);
    }

    /** What a layer gives behind those that gave these. */
    private KerasTensor applied(Layer<?> layer, Input first, List<KerasTensor> before) {
        for (Layer<?> other : layers.subList(0, before.size())) {
            if (other.name().equals(layer.name())) throw LayerGraph.equalNames(name(), layer.name());
        }
        return layer.apply(before.isEmpty() ? first : before.get(before.size() - 1));
    }

    @Override
    public List<KerasTensor> inputs() {
        return input == null ? List.of() : List.of(input);
    }

    @Override
    public List<KerasTensor> outputs() {
        return behind.isEmpty() ? List.of() : List.of(behind.get(behind.size() - 1));
    }

    @Override
    public List<Layer<?>> layers() {
        return List.copyOf(layers);
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return layers;
    }

    /** {@code name}, {@code trainable}, {@code dtype}, and {@code layers}: the input layer and the others. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        List<Object> all = new ArrayList<>();
        if (input != null) all.add(Layers.REGISTRY.encode(input.layer()));
        for (Layer<?> layer : layers) all.add(Layers.REGISTRY.encode(layer));
        config.put("layers", all);
        if (input != null) config.put("build_input_shape", Codecs.SHAPE.encode(input.shape()));
        return config;
    }

    /** With copies of its layers, the input layer among them. */
    Sequential cloned(UnaryOperator<Layer<?>> clone) {
        Map<String, @Nullable Object> own = super.getConfig();
        own.keySet().retainAll(Set.of("name", "dtype"));
        Input copy = input != null && clone.apply(input.layer()) instanceof InputLayer first ? first.output() : null;
        List<Layer<?>> copies = new ArrayList<>();
        for (Layer<?> layer : layers) copies.add(clone.apply(layer));
        Sequential model = new Sequential(own, copy, copies);
        if (!trainable()) model.trainable(false);
        return model;
    }

    @Override
    public List<String> outputNames() {
        return layers.isEmpty()
                ? super.outputNames()
                : List.of(layers.get(layers.size() - 1).name());
    }

    @Override
    protected List<Tensor> call(Call call) {
        return outputs(call).tensors();
    }

    @Override
    protected Outputs outputs(Call call) {
        Outputs outputs = Outputs.of(List.of(call.input()), call.mask());
        for (Layer<?> layer : layers) outputs = layer.apply(Call.of(call.trace(), outputs.first(), outputs.mask()));
        return outputs;
    }
}
