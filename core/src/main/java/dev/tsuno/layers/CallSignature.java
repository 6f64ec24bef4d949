package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Keras's class of a layer takes besides its inputs, and when it is built: that decides what its calls and shapes look like in a
 * config.
 */
final class CallSignature {
    /** The classes with a call argument {@code mask}. */
    private static final Set<String> MASK = Set.of(
            "ConvLSTM1D",
            "ConvLSTM2D",
            "ConvLSTM3D",
            "GlobalAveragePooling1D",
            "BatchNormalization",
            "Attention",
            "AdditiveAttention",
            "Softmax",
            "Lambda",
            "SimpleRNN",
            "LSTM",
            "GRU",
            "RNN",
            "Bidirectional",
            "TimeDistributed",
            "Sequential",
            "Functional");

    /** Those whose call argument {@code training} is false by default, not None. */
    private static final Set<String> TRAINING = Set.of(
            "ConvLSTM1D",
            "ConvLSTM2D",
            "ConvLSTM3D",
            "Attention",
            "AdditiveAttention",
            "SpectralNormalization",
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D",
            "GaussianDropout",
            "GaussianNoise",
            "AlphaDropout",
            "SimpleRNN",
            "LSTM",
            "GRU",
            "SimpleRNNCell",
            "LSTMCell",
            "GRUCell",
            "RNN",
            "StackedRNNCells");

    /** Those that are built when they are constructed: their shapes stand in no config. */
    private static final Set<String> BUILT = Stream.of(
                    Set.of("GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D"),
                    Set.of("GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D"),
                    Set.of("AveragePooling1D", "AveragePooling2D", "AveragePooling3D"),
                    Set.of("MaxPooling1D", "MaxPooling2D", "MaxPooling3D"),
                    Set.of("Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Identity", "UnitNormalization"),
                    Set.of("Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout"),
                    Set.of("GaussianDropout", "GaussianNoise", "ActivityRegularization", "Masking", "Reshape"),
                    Set.of("InputLayer", "NotEqual", "Any"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final String className;

    private CallSignature(String className) {
        this.className = className;
    }

    static CallSignature of(Layer<?> layer) {
        return new CallSignature(layer.className());
    }

    boolean takesMask() {
        return MASK.contains(className);
    }

    boolean takesTraining() {
        return TRAINING.contains(className);
    }

    boolean isBuiltFromTheStart() {
        return BUILT.contains(className);
    }

    /** {@code {"build_config": {"input_shape": …}}}, empty if it isn't built. */
    Map<String, @Nullable Object> behindConfig(Layer<?> layer) {
        if (!layer.isBuilt() || isBuiltFromTheStart()) return Map.of();
        List<Object> shapes = new ArrayList<>();
        for (Shape shape : layer.builtFor()) shapes.add(Codecs.SHAPE.encode(shape));
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        List<KerasTensor> states =
                layer.calls().isEmpty() ? List.of() : layer.calls().get(0).initialState();
        if (layer instanceof HeadedAttention) {
            List<String> names = List.of("query_shape", "value_shape", "key_shape");
            for (int i = 0; i < shapes.size(); i++) byName.put(names.get(i), shapes.get(i));
        } else if (!states.isEmpty()) {
            byName.put("sequences_shape", shapes.get(0));
            byName.put(
                    "initial_state_shape",
                    states.stream()
                            .map(state -> Codecs.SHAPE.encode(state.shape()))
                            .toList());
        }
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        if (!byName.isEmpty()) config.put("shapes_dict", byName);
        else config.put("input_shape", shapes.size() == 1 ? shapes.get(0) : shapes);
        return Map.of("build_config", config);
    }
}
