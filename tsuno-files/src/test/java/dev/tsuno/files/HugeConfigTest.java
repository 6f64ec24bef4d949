package dev.tsuno.files;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.models.Model;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes from a stranger's file that lead too far are refused, with the layer's name, before the memory is taken. */
class HugeConfigTest {
    /** A model of one layer for inputs of that shape. */
    private static String model(String className, String config, String shape) {
        return """
                {"module": "keras", "class_name": "Sequential", "config": {"name": "s", "layers": [
                {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, %s], "name": "in"}},
                {"module": "keras.layers", "class_name": "%s", "config": {"name": "huge", %s}}]}}""".formatted(shape, className, config);
    }

    /** Builds the model and predicts, where an axis of the input that is huge itself is made short. */
    private static void run(String className, String config, String shape) {
        Model model = ModelJson.modelFromJson(model(className, config, shape));
        int[] dims = Arrays.stream(shape.split(", "))
                .mapToInt(Integer::parseInt)
                .map(dim -> Math.min(dim, 10))
                .toArray();
        model.predict(NDArray.zeros(Shape.of(dims).insert(0, 2), DType.FLOAT32));
    }

    @ParameterizedTest(name = "{0} {1} on {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Dense | 'units': 2000000000 | 4",
                "Dense | 'units': 2147483647 | 1",
                "Dense | 'units': 2147483648 | 1",
                "Dense | 'units': 1e300 | 1",
                "Dense | 'units': 46341, 'kernel_initializer': 'orthogonal' | 46341",
                "Dense | 'units': 1 | 2000000000, 2000000000, 2000000000",
                "EinsumDense | 'equation': 'ab,bc->ac', 'output_shape': 2000000000 | 4",
                "Embedding | 'input_dim': 2000000000, 'output_dim': 2000000000 | 4",
                "Embedding | 'input_dim': 10, 'output_dim': 2147483647 | 4",
                "SimpleRNN | 'units': 2000000000 | 4, 4",
                "SimpleRNN | 'units': 1000000 | 4, 4",
                "LSTM | 'units': 2000000000 | 4, 4",
                "LSTM | 'units': 1073741829 | 4, 4", // four times it is 20 in 32 bits
                "GRU | 'units': 1431655766 | 4, 4", // three times it is 2
                "GRU | 'units': 2 | 4, 2000000000",
                "ConvLSTM2D | 'filters': 1073741829, 'kernel_size': 3 | 3, 4, 4, 1",
                "ConvLSTM2D | 'filters': 2, 'kernel_size': 46341, 'padding': 'same' | 3, 4, 4, 1",
                "Conv1D | 'filters': 2000000000, 'kernel_size': 3 | 8, 4",
                "Conv1D | 'filters': 2, 'kernel_size': 2000000000, 'padding': 'same' | 8, 4",
                "Conv1D | 'filters': 2, 'kernel_size': 3, 'dilation_rate': 2147483647, 'padding': 'causal' | 8, 4",
                "Conv1D | 'filters': 2, 'kernel_size': 3, 'dilation_rate': 2147483647 | 8, 4",
                "Conv2D | 'filters': 2, 'kernel_size': [65536, 65536], 'padding': 'same' | 8, 8, 4",
                "Conv2DTranspose | 'filters': 2, 'kernel_size': 3, 'strides': 2000000000 | 8, 8, 4",
                "DepthwiseConv2D | 'kernel_size': 3, 'depth_multiplier': 1073741825 | 8, 8, 4",
                "SeparableConv1D | 'filters': 2, 'kernel_size': 3, 'depth_multiplier': 1073741825 | 8, 4",
                "AveragePooling1D | 'pool_size': 2000000000, 'padding': 'same' | 8, 4",
                "MaxPooling2D | 'pool_size': 65537, 'padding': 'same' | 8, 8, 4",
                "AdaptiveAveragePooling1D | 'output_size': 2000000000 | 8, 4",
                "AdaptiveMaxPooling2D | 'output_size': 1000000 | 8, 8, 4",
                "IntegerLookup | 'num_oov_indices': 2000000000, 'vocabulary': [1, 2] | 4",
                "Softmax | 'axis': 2000000000 | 4",
                "ZeroPadding1D | 'padding': 2000000000 | 8, 4",
                "ZeroPadding2D | 'padding': [[2147483647, 2147483647], [2147483647, 2]] | 8, 8, 4",
                "UpSampling1D | 'size': 2000000000 | 8, 4",
                "UpSampling2D | 'size': [65536, 65536] | 8, 8, 4",
                "UpSampling2D | 'size': 536870912, 'interpolation': 'bilinear' | 8, 8, 4",
                "RepeatVector | 'n': 2000000000 | 4",
                "Cropping1D | 'cropping': [2147483647, 2147483647] | 8, 4",
                "Reshape | 'target_shape': [2000000000, 2000000000] | 4",
                "Permute | 'dims': [2000000000] | 4",
                "BatchNormalization | 'axis': 2000000000 | 4",
                "CategoryEncoding | 'num_tokens': 2000000000 | 4",
                "Flatten | 'data_format': 'channels_last' | 65536, 65536",
                "GlobalAveragePooling1D | 'keepdims': true | 2147483647, 4",
            })
    void refused(String className, String config, String shape) {
        String json = config.replace('\'', '"');
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> run(className, json, shape));
        assertTrue(String.valueOf(e.getMessage()).contains("huge"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AdaptiveAveragePooling1D | 'output_size': 100000 | 8, 4",
                "Conv1D | 'filters': 2, 'kernel_size': 3, 'strides': 2147483647, 'padding': 'same' | 8, 4",
                "MaxPooling1D | 'pool_size': 2, 'strides': 2147483647, 'padding': 'same' | 8, 4",
            })
    void huge_steps_need_no_memory(String className, String config, String shape) {
        run(className, config.replace('\'', '"'), shape);
    }
}
