package dev.tsuno.layers;

import dev.tsuno.config.Registry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers by Keras's class names, as configs have them. */
public final class Layers {
    /** By class name. A layer or cell of your own that is to stand in a config is registered here. */
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
            .add("Normalization", Normalization::new)
            .add("Discretization", Discretization::new)
            .add("CategoryEncoding", CategoryEncoding::new)
            .add("Hashing", Hashing::new)
            .add("HashedCrossing", HashedCrossing::new)
            .add("StringLookup", StringLookup::new)
            .add("IntegerLookup", IntegerLookup::new)
            .add("TextVectorization", TextVectorization::new)
            .add("Lambda", Lambda::new)
            .add("SpectralNormalization", SpectralNormalization::new)
            .add("Dropout", Dropout::new)
            .add("SpatialDropout1D", SpatialDropout1D::new)
            .add("SpatialDropout2D", SpatialDropout2D::new)
            .add("SpatialDropout3D", SpatialDropout3D::new)
            .add("GaussianDropout", GaussianDropout::new)
            .add("GaussianNoise", GaussianNoise::new)
            .add("AlphaDropout", AlphaDropout::new)
            .add("ActivityRegularization", ActivityRegularization::new)
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
            .add("SimpleRNN", SimpleRNN::new)
            .add("LSTM", LSTM::new)
            .add("GRU", GRU::new)
            .add("SimpleRNNCell", SimpleRNNCell::new)
            .add("LSTMCell", LSTMCell::new)
            .add("GRUCell", GRUCell::new)
            .add("RNN", RNN::new)
            .add("StackedRNNCells", StackedRNNCells::new)
            .add("Bidirectional", Bidirectional::new)
            .add("TimeDistributed", TimeDistributed::new)
            .reader("InputLayer", "keras.layers", null, InputLayer::read)
            .reader("Sequential", "keras", null, ModelReader::readModel)
            .reader("Functional", "keras.src.models.functional", "Functional", ModelReader::readModel)
            .reader("Model", "keras.src.models.model", "Model", ModelReader::readModel)
            .own("A layer of your own is known once Layers.REGISTRY.register(name, maker) was called.");

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

    // Merging, in the functional API

    /** The sum: {@link Add}. */
    public static KerasTensor add(KerasTensor... inputs) {
        return new Add().apply(inputs);
    }

    /** The first less the second: {@link Subtract}. */
    public static KerasTensor subtract(KerasTensor first, KerasTensor second) {
        return new Subtract().apply(first, second);
    }

    /** The product: {@link Multiply}. */
    public static KerasTensor multiply(KerasTensor... inputs) {
        return new Multiply().apply(inputs);
    }

    /** The mean: {@link Average}. */
    public static KerasTensor average(KerasTensor... inputs) {
        return new Average().apply(inputs);
    }

    /** The largest: {@link Maximum}. */
    public static KerasTensor maximum(KerasTensor... inputs) {
        return new Maximum().apply(inputs);
    }

    /** The smallest: {@link Minimum}. */
    public static KerasTensor minimum(KerasTensor... inputs) {
        return new Minimum().apply(inputs);
    }

    /** One behind the other along the last axis: {@link Concatenate}. */
    public static KerasTensor concatenate(KerasTensor... inputs) {
        return new Concatenate().apply(inputs);
    }

    public static KerasTensor concatenate(List<KerasTensor> inputs, int axis) {
        return new Concatenate(axis).apply(inputs, c -> {});
    }

    /** The sum of products over an axis of both: {@link Dot}. */
    public static KerasTensor dot(KerasTensor first, KerasTensor second, int axis) {
        return new Dot(axis).apply(first, second);
    }

    public static KerasTensor dot(KerasTensor first, KerasTensor second, int firstAxis, int secondAxis) {
        return new Dot(firstAxis, secondAxis).apply(first, second);
    }
}
