package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import java.util.List;

/**
 * A layer around another one, as {@code keras.layers.Wrapper}. Its weights are those of the layer inside.
 *
 * @param <L> the wrapper's own class
 */
public abstract class Wrapper<L extends Wrapper<L>> extends Layer<L> {
    private final Option<Layer<?>> layer = options().required("layer", Layers.REGISTRY);

    /** For configs: the layer comes as the option {@code layer}. */
    protected Wrapper() {}

    protected Wrapper(Layer<?> layer) {
        set(this.layer, layer);
    }

    /** The layer inside. */
    public final Layer<?> layer() {
        return layer.get();
    }

    /** Builds the layer inside, for the shape that it will see. */
    @Override
    protected void build(Shape input) {
        layer().placeIn(this);
        layer().ensureBuilt(List.of(input));
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return List.of(layer());
    }
}
