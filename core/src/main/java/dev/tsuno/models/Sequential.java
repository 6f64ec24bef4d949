package dev.tsuno.models;

import dev.tsuno.array.Shape;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.OutputShapes;
import dev.tsuno.layers.Outputs;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Shape> shapes = new ArrayList<>();
    private @Nullable Input input;

    public Sequential(Layer<?>... layers) {
        this.layers.addAll(List.of(layers));
        takeInputShape();
    }

    public Sequential(Input input, Layer<?>... layers) {
        this.input = input;
        this.layers.addAll(List.of(layers));
        ensureBuilt(List.of(input.shape()));
    }

    private void takeInputShape() {
        Shape given = layers.isEmpty() ? null : layers.get(0).inputShape();
        if (given == null || input != null) return;
        input = Input.of(given, layers.get(0).dtype());
        ensureBuilt(List.of(input.shape()));
    }

    /** Covariant. */
    @Override
    public Sequential name(String name) {
        super.name(name);
        return this;
    }

    /**
     * Adds a layer at the end.
     *
     * @throws IllegalStateException if the model has learnt its shapes from data
     */
    public Sequential add(Layer<?> layer) {
        if (isBuilt() && input == null)
            throw new IllegalStateException(name() + " was built from data: no layer can be added any more.");
        layers.add(layer);
        trainer().forget();
        if (isBuilt()) append(layer, inputShapes().get(0));
        else takeInputShape();
        return this;
    }

    /** Takes the last layer away. */
    public Layer<?> pop() {
        if (layers.isEmpty()) throw new IllegalStateException(name() + " has no layers.");
        trainer().forget();
        if (!shapes.isEmpty()) shapes.remove(shapes.size() - 1);
        Layer<?> last = layers.remove(layers.size() - 1);
        outputShapes(shapes.isEmpty() ? List.of() : List.of(shapes.get(shapes.size() - 1)));
        return last;
    }

    @Override
    protected void build(Shape shape) {
        for (Layer<?> layer : layers) append(layer, shape);
    }

    private void append(Layer<?> layer, Shape first) {
        Shape before = shapes.isEmpty() ? first : shapes.get(shapes.size() - 1);
        shapes.add(OutputShapes.of(layer, List.of(before), floatType()).get(0));
        outputShapes(List.of(shapes.get(shapes.size() - 1)));
    }

    @Override
    public List<Layer<?>> layers() {
        return List.copyOf(layers);
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return layers;
    }

    /** The shape behind each layer. */
    List<Shape> layerShapes() {
        return shapes;
    }

    @Override
    public List<String> outputNames() {
        return layers.isEmpty()
                ? super.outputNames()
                : List.of(layers.get(layers.size() - 1).name());
    }

    @Override
    @Nullable
    Input firstInput() {
        return input;
    }

    @Override
    protected Outputs outputs(Call call) {
        Outputs outputs = Outputs.of(List.of(call.input()), call.mask());
        for (Layer<?> layer : layers) outputs = layer.apply(Call.of(call.trace(), outputs.first(), outputs.mask()));
        return outputs;
    }
}
