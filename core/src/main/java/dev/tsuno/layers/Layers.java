package dev.tsuno.layers;

import dev.tsuno.config.Registry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers by Keras's class names, as configs have them. */
public final class Layers {
    /** All but RNN, which needs its cell first: see {@link #fromConfig}. */
    public static final Registry<Layer<?>> REGISTRY = new Registry<Layer<?>>("layer", "keras.layers")
            .add("AdaptiveAveragePooling1D", AdaptiveAveragePooling1D::new)
            .add("AdaptiveAveragePooling2D", AdaptiveAveragePooling2D::new)
            .add("AdaptiveAveragePooling3D", AdaptiveAveragePooling3D::new)
            .add("AdaptiveMaxPooling1D", AdaptiveMaxPooling1D::new)
            .add("AdaptiveMaxPooling2D", AdaptiveMaxPooling2D::new)
            .add("AdaptiveMaxPooling3D", AdaptiveMaxPooling3D::new)
            .add("AveragePooling1D", AveragePooling1D::new, "AvgPool1D")
            .add("AveragePooling2D", AveragePooling2D::new, "AvgPool2D")
            .add("AveragePooling3D", AveragePooling3D::new, "AvgPool3D")
            .add("Conv1D", Conv1D::new, "Convolution1D")
            .add("Conv1DTranspose", Conv1DTranspose::new, "Convolution1DTranspose")
            .add("Conv2D", Conv2D::new, "Convolution2D")
            .add("Conv2DTranspose", Conv2DTranspose::new, "Convolution2DTranspose")
            .add("Conv3D", Conv3D::new, "Convolution3D")
            .add("Conv3DTranspose", Conv3DTranspose::new, "Convolution3DTranspose")
            .add("ConvLSTM1D", ConvLSTM1D::new)
            .add("ConvLSTM2D", ConvLSTM2D::new)
            .add("ConvLSTM3D", ConvLSTM3D::new)
            .add("Cropping1D", Cropping1D::new)
            .add("Cropping2D", Cropping2D::new)
            .add("Cropping3D", Cropping3D::new)
            .add("Dense", Dense::new)
            .add("DepthwiseConv1D", DepthwiseConv1D::new)
            .add("DepthwiseConv2D", DepthwiseConv2D::new)
            .add("GlobalAveragePooling1D", GlobalAveragePooling1D::new, "GlobalAvgPool1D")
            .add("GlobalAveragePooling2D", GlobalAveragePooling2D::new, "GlobalAvgPool2D")
            .add("GlobalAveragePooling3D", GlobalAveragePooling3D::new, "GlobalAvgPool3D")
            .add("GlobalMaxPooling1D", GlobalMaxPooling1D::new, "GlobalMaxPool1D")
            .add("GlobalMaxPooling2D", GlobalMaxPooling2D::new, "GlobalMaxPool2D")
            .add("GlobalMaxPooling3D", GlobalMaxPooling3D::new, "GlobalMaxPool3D")
            .add("Masking", Masking::new)
            .add("MaxPooling1D", MaxPooling1D::new, "MaxPool1D")
            .add("MaxPooling2D", MaxPooling2D::new, "MaxPool2D")
            .add("MaxPooling3D", MaxPooling3D::new, "MaxPool3D")
            .add("SeparableConv1D", SeparableConv1D::new, "SeparableConvolution1D")
            .add("SeparableConv2D", SeparableConv2D::new, "SeparableConvolution2D")
            .add("UpSampling1D", UpSampling1D::new)
            .add("UpSampling2D", UpSampling2D::new)
            .add("UpSampling3D", UpSampling3D::new)
            .add("ZeroPadding1D", ZeroPadding1D::new)
            .add("ZeroPadding2D", ZeroPadding2D::new)
            .add("ZeroPadding3D", ZeroPadding3D::new)
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
