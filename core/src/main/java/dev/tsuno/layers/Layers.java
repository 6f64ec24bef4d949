package dev.tsuno.layers;

import dev.tsuno.config.Registry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers by Keras's class names, as configs have them. */
public final class Layers {
    /** All but RNN, which needs its cell first: see {@link #fromConfig}. */
    public static final Registry<Layer<?>> REGISTRY = new Registry<Layer<?>>("layer", "keras.layers")
            .add("Dense", Dense::new)
            .add("Masking", Masking::new)
            .add("Dropout", Dropout::new)
            .add("SpatialDropout1D", SpatialDropout1D::new)
            .add("SpatialDropout2D", SpatialDropout2D::new)
            .add("SpatialDropout3D", SpatialDropout3D::new)
            .add("GaussianDropout", GaussianDropout::new)
            .add("GaussianNoise", GaussianNoise::new)
            .add("AlphaDropout", AlphaDropout::new)
            .add("ActivityRegularization", ActivityRegularization::new)
            .add("SimpleRNN", SimpleRNN::new)
            .add("LSTM", LSTM::new)
            .add("GRU", GRU::new)
            .add("SimpleRNNCell", SimpleRNNCell::new)
            .add("LSTMCell", LSTMCell::new)
            .add("GRUCell", GRUCell::new);

    private Layers() {}

    /**
     * A layer as {@code get_config} describes it.
     *
     * @throws IllegalArgumentException for an unknown class or key, naming the nearest known ones, or a value of the wrong kind
     */
    public static Layer<?> fromConfig(String className, Map<String, ? extends @Nullable Object> config) {
        if (!className.equals("RNN")) {
            Layer<?> layer = REGISTRY.get(className);
            layer.options().fromConfig(config);
            return layer;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(config);
        Object plain = rest.remove("cell");
        if (plain == null) throw new IllegalArgumentException("an RNN without a cell");
        Layer<?> cell = REGISTRY.decode(plain);
        if (!(cell instanceof Cell)) throw new IllegalArgumentException(cell + " is not a cell");
        RNN rnn = new RNN(cell, (Cell) cell);
        rnn.options().fromConfig(rest);
        return rnn;
    }
}
