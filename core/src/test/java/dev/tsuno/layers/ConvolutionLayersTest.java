package dev.tsuno.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Program;
import dev.tsuno.random.Seeds;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConvolutionLayersTest {
    private static final int ANY = Shape.UNKNOWN;

    @Test
    void configs_are_written_as_keras_writes_them() {
        Layer<?> conv = new Conv2D(8, 3).padding("SAME");
        assertEquals(List.of(3, 3), config(conv, "kernel_size"));
        assertEquals(List.of(1, 1), config(conv, "strides"));
        assertEquals("same", config(conv, "padding"));
        assertEquals("channels_last", config(conv, "data_format"));
        assertEquals("linear", config(conv, "activation"));
        assertEquals(List.of(1), config(new Conv1D(8, 3), "dilation_rate"));
        assertNull(config(new Conv1DTranspose(8, 3), "output_padding"));
        assertEquals(List.of(2, 3), config(new MaxPooling2D(2, 3), "strides"));
        assertEquals(List.of(1, 1), config(new ZeroPadding1D(), "padding"));
        assertEquals(List.of(List.of(1, 1), List.of(2, 2)), config(new ZeroPadding2D(1, 2), "padding"));
        assertEquals(List.of(List.of(1, 2), List.of(3, 4)), config(new Cropping2D(1, 2, 3, 4), "cropping"));
        assertEquals(List.of(3, 0), config(new Cropping1D(3, 0), "cropping"));
        assertEquals(List.of(4), config(new AdaptiveMaxPooling1D(4), "output_size"));
    }

    @Test
    void a_config_gives_the_same_layer_again() {
        List<Layer<?>> layers = List.of(
                new Conv3D(4, 1, 2, 3).groups(2).dataFormat("channels_first"),
                new Conv2DTranspose(3, 2).strides(3).outputPadding(1),
                new DepthwiseConv1D(3).depthMultiplier(2),
                new SeparableConv2D(4, 3).dilationRate(2),
                new AveragePooling3D(2).padding("same"),
                new GlobalMaxPooling2D().keepdims(true),
                new AdaptiveAveragePooling2D(2, 3),
                new UpSampling2D(2, 3).interpolation("bicubic"),
                new ZeroPadding3D(1, 2, 3, 4, 5, 6),
                new Cropping3D(2),
                new ConvLSTM2D(3, 2).returnSequences(true).unitForgetBias(false));
        for (Layer<?> layer : layers) {
            Layer<?> again = Layers.fromConfig(layer.className(), layer.getConfig());
            assertEquals(layer.getConfig(), again.getConfig(), layer.className());
        }
    }

    private static @Nullable Object config(Layer<?> layer, String key) {
        return layer.getConfig().get(key);
    }

    @Test
    void names_count_as_in_keras() {
        assertTrue(new Conv1DTranspose(2, 3).name().matches("conv1d_transpose(_\\d+)?"));
        assertTrue(new ConvLSTM2D(2, 3).name().matches("conv_lstm2d(_\\d+)?"));
        assertTrue(new GlobalAveragePooling1D().name().matches("global_average_pooling1d(_\\d+)?"));
        assertTrue(new UpSampling2D().name().matches("up_sampling2d(_\\d+)?"));
    }

    /** Keras 3.15.1 on TensorFlow: {@code set_random_seed(11)}, then these layers, built in this order. */
    @Test
    void initial_weights_are_those_of_keras() {
        Seeds.withSeed(11, () -> {
            Layer<?> conv = new Conv2D(3, 2);
            Layer<?> transposed = new Conv1DTranspose(2, 3);
            Layer<?> separable = new SeparableConv1D(2, 3).depthMultiplier(2);
            Layer<?> depthwise = new DepthwiseConv2D(2);
            Layer<?> lstm = new ConvLSTM1D(2, 3);
            Layer<?> last = new Conv1D(2, 1);
            assertBegins(conv, Shape.of(1, 6, 5, 2), 0, -0.06682395935058594, -0.3390217125415802);
            assertBegins(transposed, Shape.of(1, 6, 2), 0, 0.4359716773033142, 0.5331820845603943);
            assertBegins(separable, Shape.of(1, 6, 2), 0, -0.23855352401733398, 0.34007006883621216);
            assertBegins(separable, Shape.of(1, 6, 2), 1, 0.5501704216003418, -0.13205409049987793);
            assertBegins(depthwise, Shape.of(1, 6, 5, 2), 0, 0.6725963950157166, -0.3418576419353485);
            assertBegins(lstm, Shape.of(1, 3, 6, 2), 0, 0.03556177020072937, 0.10611861944198608);
            assertBegins(lstm, Shape.of(1, 3, 6, 2), 1, 0.05708193778991699, 0.30758678913116455);
            assertBegins(last, Shape.of(1, 4, 2), 0, -0.8233295679092407, -1.1081143617630005);
            assertArrayEquals(
                    new double[] {0, 0, 1, 1, 0, 0, 0, 0},
                    lstm.weights().get(2).value().toDoubleArray());
        });
    }

    private static void assertBegins(Layer<?> layer, Shape input, int weight, double... expected) {
        layer.ensureBuilt(List.of(input));
        double[] values = layer.weights().get(weight).value().toDoubleArray();
        for (int i = 0; i < expected.length; i++) assertEquals(expected[i], values[i], 0, layer + " " + i);
    }

    @Test
    void lengths_that_are_unknown_stay_unknown() {
        assertShape("(None, None, 8)", new Conv1D(8, 3).strides(2), ANY, ANY, 4);
        assertShape("(None, None, 7, 8)", new Conv2D(8, 3).padding("same"), ANY, ANY, 7, 4);
        assertShape(
                "(None, 8, None, 15)",
                new Conv2DTranspose(8, 3).strides(2).dataFormat("channels_first"),
                ANY,
                4,
                ANY,
                7);
        assertShape("(None, None, 4)", new MaxPooling1D(), ANY, ANY, 4);
        assertShape("(None, 5, 4)", new AdaptiveMaxPooling1D(5), ANY, ANY, 4);
        assertShape("(None, 4)", new GlobalAveragePooling2D(), ANY, ANY, ANY, 4);
        assertShape("(None, None, 4)", new UpSampling1D(), ANY, ANY, 4);
        assertShape("(None, None, 5, 3, 6)", new ConvLSTM2D(6, 2).returnSequences(true), ANY, ANY, 6, 4, 2);
    }

    private static void assertShape(String expected, Layer<?> layer, int... input) {
        assertEquals(
                expected,
                OutputShapes.of(layer, List.of(Shape.of(input)), DType.FLOAT32)
                        .get(0)
                        .toString());
    }

    @Test
    void what_does_not_go_together_is_refused_by_name() {
        assertRefused(
                "strides=[2] and dilation_rate=[3] don't go together",
                new Conv1D(4, 3).strides(2).dilationRate(3),
                1,
                9,
                2);
        assertRefused(
                "groups=2 must divide both the channels of the input, 3, and filters=4",
                new Conv1D(4, 3).groups(2),
                1,
                9,
                3);
        assertRefused(
                "output_padding=[2] must be less than strides=[2]",
                new Conv1DTranspose(4, 3).strides(2).outputPadding(2),
                1,
                9,
                3);
        assertRefused("expects (batch, …, channels) with 2 spatial axes, got (1, 9, 3)", new Conv2D(4, 3), 1, 9, 3);
        assertRefused("leaves nothing of the 4 elements on axis 1", new Cropping1D(2), 1, 4, 3);
        assertRefused("reaches over 5 elements doesn't fit on the 4 of spatial axis 0", new Conv1D(4, 5), 1, 4, 3);
        assertRefused(
                "reaches over 4 elements doesn't fit on the 3 of spatial axis 1", new MaxPooling2D(4), 1, 9, 3, 1);
        assertRefused("reaches over 3 elements doesn't fit on the 2", new ConvLSTM1D(4, 3), 1, 5, 2, 1);
        assertRefused("needs to know the size of every spatial axis", new ConvLSTM1D(4, 2), 1, 3, ANY, 2);
        assertSetterRefused(
                "kernel_size: expected an integer of at least 1, or 2 of them", () -> new Conv2D(4, 3, 3, 3));
        assertSetterRefused("strides: expected an integer of at least 1", () -> new Conv1D(4, 3).strides(0));
        assertSetterRefused("padding: expected one of valid, same", () -> new Conv2D(4, 3).padding("causal"));
        assertSetterRefused("expected one of nearest, bilinear", () -> new UpSampling2D().interpolation("area"));
    }

    private static void assertRefused(String message, Layer<?> layer, int... input) {
        assertSetterRefused(message, () -> assertShape("", layer, input));
    }

    private static void assertSetterRefused(String message, Runnable wrong) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, wrong::run);
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    @Test
    void a_mask_ends_at_a_convolution_and_goes_through_a_recurrent_one() {
        Tensor mask = Ops.placeholder("mask", Shape.of(2, 3), DType.BOOL);
        Tensor x = Ops.placeholder("x", Shape.of(2, 3, 4), DType.FLOAT32);
        Tensor series = Ops.placeholder("x", Shape.of(2, 3, 4, 1), DType.FLOAT32);
        assertNull(new Conv1D(2, 1).apply(Call.of(new Trace(false), x, mask)).mask());
        assertNull(new GlobalAveragePooling1D()
                .apply(Call.of(new Trace(false), x, mask))
                .mask());
        Call call = Call.of(new Trace(false), series, mask);
        assertEquals(
                mask, new ConvLSTM1D(2, 2).returnSequences(true).apply(call).mask());
        assertNull(new ConvLSTM1D(2, 2).apply(call).mask());
    }

    @Test
    void a_training_step_allocates_nothing() {
        List<Layer<?>> layers = List.of(
                new ConvLSTM2D(3, 2).returnSequences(true),
                new Conv3D(4, 2).padding("same").activation("relu"),
                new MaxPooling3D(1, 2, 2),
                new AveragePooling3D(1, 2, 2).padding("same"),
                new UpSampling3D(),
                new Conv3DTranspose(2, 2).strides(2),
                new GlobalAveragePooling3D());
        Tensor x = Ops.placeholder("x", Shape.of(2, 3, 9, 8, 2), DType.FLOAT32);
        Tensor y = x;
        Trace trace = new Trace(true);
        List<Variable> weights = new ArrayList<>();
        for (Layer<?> layer : layers) {
            y = layer.apply(Call.of(trace, y)).first();
            weights.addAll(layer.weights());
        }
        List<Tensor> results = new ArrayList<>(Gradients.of(
                Ops.sum(Ops.square(y)), weights.stream().map(Variable::tensor).toList()));
        results.add(y);
        Program program = Program.compile(Graph.of(results, List.of()), new PortableKernels());
        program.buffer(x); // zeros
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = 1;
        for (int round = 0; round < 20 && allocated > 0; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            program.run();
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertEquals(0, allocated);
    }
}
