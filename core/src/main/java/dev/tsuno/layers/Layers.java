package dev.tsuno.layers;

import dev.tsuno.config.Registry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers by Keras's class names, as configs have them. */
public final class Layers {
    /** By class name. A layer or cell of your own that is to stand in a config is registered here. */
    public static final Registry<Layer<?>> REGISTRY = new Registry<Layer<?>>("layer", "keras.layers")
            .add("Dense", Dense::new)
            .add("Masking", Masking::new)
            .add("EinsumDense", EinsumDense::new)
            .add("Embedding", Embedding::new)
            .add("ReversibleEmbedding", ReversibleEmbedding::new)
            .add("BatchNormalization", BatchNormalization::new)
            .add("LayerNormalization", LayerNormalization::new)
            .add("GroupNormalization", GroupNormalization::new)
            .add("RMSNormalization", RMSNormalization::new)
            .add("UnitNormalization", UnitNormalization::new)
            .add("Attention", Attention::new)
            .add("AdditiveAttention", AdditiveAttention::new)
            .add("MultiHeadAttention", MultiHeadAttention::new)
            .add("GroupQueryAttention", GroupQueryAttention::new)
            .add("Add", Add::new)
            .add("Subtract", Subtract::new)
            .add("Multiply", Multiply::new)
            .add("Average", Average::new)
            .add("Maximum", Maximum::new)
            .add("Minimum", Minimum::new)
            .add("Concatenate", Concatenate::new)
            .add("Dot", Dot::new)
            .add("Reshape", Reshape::new)
            .add("Flatten", Flatten::new)
            .add("Permute", Permute::new)
            .add("RepeatVector", RepeatVector::new)
            .add("Activation", Activation::new)
            .add("ReLU", ReLU::new)
            .add("LeakyReLU", LeakyReLU::new)
            .add("ELU", ELU::new)
            .add("PReLU", PReLU::new)
            .add("Softmax", Softmax::new)
            .add("Identity", Identity::new)
            .add("Rescaling", Rescaling::new)
            .add("Lambda", Lambda::new)
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
            .add("GRUCell", GRUCell::new)
            .add("RNN", RNN::new)
            .add("StackedRNNCells", StackedRNNCells::new)
            .add("Bidirectional", Bidirectional::new)
            .add("TimeDistributed", TimeDistributed::new);

    private Layers() {}

    /**
     * A layer as {@code get_config} describes it.
     *
     * @throws IllegalArgumentException for an unknown class or key, naming the nearest known ones, or a value of the wrong kind
     */
    public static Layer<?> fromConfig(String className, Map<String, ? extends @Nullable Object> config) {
        Layer<?> layer = REGISTRY.get(className);
        layer.options().fromConfig(config);
        return layer;
    }
}
