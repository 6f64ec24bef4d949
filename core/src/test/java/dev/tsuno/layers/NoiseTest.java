package dev.tsuno.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import dev.tsuno.random.Golden;
import dev.tsuno.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoiseTest {
    private static final Golden KERAS = new Golden(NoiseTest.class, "noise.txt");

    /** In the order of make.py: each draws its seed when it is made. */
    private static Map<String, Layer<?>> layers() {
        Map<String, Layer<?>> made = new LinkedHashMap<>();
        made.put("Dropout", new Dropout(0.3));
        made.put("Dropout_noise_shape", new Dropout(0.4).noiseShape(null, 1, 2, 1, null));
        made.put("Dropout_seed", new Dropout(0.3).seed(42));
        made.put("Nothing", new Dropout(0));
        made.put("SpatialDropout1D", new SpatialDropout1D(0.5));
        made.put("SpatialDropout2D", new SpatialDropout2D(0.5));
        made.put("SpatialDropout3D", new SpatialDropout3D(0.5).dataFormat("channels_first"));
        made.put("GaussianDropout", new GaussianDropout(0.2));
        made.put("GaussianNoise", new GaussianNoise(0.1));
        made.put("AlphaDropout", new AlphaDropout(0.3));
        made.put("AlphaDropout_noise_shape", new AlphaDropout(0.3).noiseShape(null, 1, 1, 1, 5));
        made.put("Last", new Dropout(0.999));
        return made;
    }

    /** A layer's program for one shape. */
    private record Run(Program program, Tensor x, Tensor y) {
        static Run of(Layer<?> layer, boolean training, Shape shape, DType dtype) {
            Tensor x = Ops.placeholder("x", shape, dtype);
            Tensor y = layer.apply(Call.of(new Trace(training), x)).first();
            return new Run(Program.compile(Graph.of(y), KernelSets.of(dtype)), x, y);
        }

        double[] on(double... values) {
            Buffer buffer = program.buffer(x);
            for (int i = 0; i < values.length; i++) buffer.set(i, values[i]);
            program.run();
            double[] result = new double[Math.toIntExact(y.shape().size())];
            for (int i = 0; i < result.length; i++)
                result[i] = program.buffer(y).get(i);
            return result;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64"})
    void every_call_in_training_is_that_of_keras_after_the_same_seed(DType dtype) {
        double[] x = new double[240];
        for (int i = 0; i < x.length; i++) x[i] = (i * 37 % 101) / 101.0 - 0.5;
        Seeds.withSeed(1, () -> {
            Map<String, Layer<?>> layers = layers();
            for (Layer<?> layer : layers.values()) layer.dtype(dtype);
            Map<String, Run> training = new LinkedHashMap<>();
            Map<String, Run> inference = new LinkedHashMap<>();
            layers.forEach((name, layer) -> {
                Shape shape = Shape.of(KERAS.shape(name + "_" + dtype.label() + "_0"));
                training.put(name, Run.of(layer, true, shape, dtype));
                inference.put(name, Run.of(layer, false, shape, dtype));
            });
            for (int call = 0; call < 3; call++) {
                String suffix = "_" + dtype.label() + "_" + call;
                inference.forEach(
                        (name, run) -> assertArrayEquals(dtype == DType.FLOAT32 ? floats(x) : x, run.on(x), name));
                training.forEach((name, run) -> compare(name + suffix, dtype, run.on(x)));
            }
        });
    }

    private static double[] floats(double[] x) {
        return Arrays.stream(x).map(v -> (float) v).toArray();
    }

    private static void compare(String key, DType dtype, double[] got) {
        if (dtype == DType.FLOAT32) {
            float[] floats = new float[got.length];
            for (int i = 0; i < got.length; i++) floats[i] = (float) got[i];
            Golden.assertSameBits(KERAS.floats(key), floats, key);
        } else if (key.startsWith("Gaussian")) {
            // Keras's normal numbers in double are those of its C library, to a unit or two in the last place.
            assertArrayEquals(KERAS.doubles(key), got, 1e-14, key);
        } else {
            Golden.assertSameBits(KERAS.doubles(key), got, key);
        }
    }

    @Test
    void what_is_dropped_is_zero_whatever_it_was_and_has_no_gradient() {
        Dropout layer = new Dropout(0.5).seed(3).dtype(DType.FLOAT64);
        Tensor x = Ops.placeholder("x", Shape.of(64), DType.FLOAT64);
        Tensor y = layer.apply(Call.of(new Trace(true), x)).first();
        Tensor dx = Objects.requireNonNull(
                Gradients.of(List.of(y), List.of(Ops.onesLike(y)), List.of(x)).get(0));
        Program program = Program.compile(Graph.of(y, dx), KernelSets.of(DType.FLOAT64));
        Arrays.fill(program.buffer(x).doubles(), -1 / 0.0);
        program.run();
        int kept = 0;
        for (int i = 0; i < 64; i++) {
            double slope = program.buffer(dx).get(i);
            kept += slope == 2 ? 1 : 0;
            assertEquals(slope == 2 ? -1 / 0.0 : 0.0, program.buffer(y).get(i));
            assertTrue(slope == 2 || slope == 0);
        }
        assertTrue(kept > 10 && kept < 54, () -> "of 64 at rate 0.5");
    }

    @Test
    void rate_one_drops_everything_and_draws_nothing() {
        Dropout layer = new Dropout(1).seed(5);
        assertArrayEquals(
                new double[3], Run.of(layer, true, Shape.of(3), DType.FLOAT32).on(1, 2, 3));
        assertArrayEquals(
                new long[] {5, 0}, Objects.requireNonNull(layer.seedGenerator()).state());
    }

    @Test
    void rate_zero_takes_no_seed() {
        Seeds.withSeed(1, () -> {
            Dropout none = new Dropout(0);
            assertNull(none.seedGenerator());
            assertEquals(144272510, Seeds.randint());
        });
    }

    @Test
    void programs_for_other_batches_go_on_from_the_same_generator() {
        Dropout one = new Dropout(0.4).seed(9);
        Dropout other = new Dropout(0.4).seed(9);
        List<double[]> alternating = new ArrayList<>();
        Run four = Run.of(one, true, Shape.of(4), DType.FLOAT32);
        Run nine = Run.of(one, true, Shape.of(9), DType.FLOAT32);
        for (Run run : List.of(four, nine, four)) alternating.add(run.on(1, 1, 1, 1));
        Run alone = Run.of(other, true, Shape.of(4), DType.FLOAT32);
        assertArrayEquals(alone.on(1, 1, 1, 1), alternating.get(0));
        alone.on(1, 1, 1, 1);
        assertArrayEquals(alone.on(1, 1, 1, 1), alternating.get(2));
        assertArrayEquals(
                new long[] {9, 3}, Objects.requireNonNull(one.seedGenerator()).state());
    }

    @Test
    void masks_pass_through() {
        Tensor mask = Ops.placeholder("mask", Shape.of(2, 3), DType.BOOL);
        Tensor x = Ops.placeholder("x", Shape.of(2, 3, 4), DType.FLOAT32);
        for (Layer<?> layer : List.of(new Dropout(0.1), new GaussianNoise(0.1), new ActivityRegularization(1, 0)))
            assertSame(mask, layer.apply(Call.of(new Trace(true), x, mask)).mask());
    }

    @Test
    void configs_are_those_of_keras() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("rate", 0.25);
        config.put("seed", 3);
        config.put("noise_shape", Arrays.asList(null, 1, 4));
        Layer<?> layer = Layers.fromConfig("Dropout", config);
        assertEquals(Arrays.asList(null, 1, 4), layer.getConfig().get("noise_shape"));
        assertEquals(0.25, layer.getConfig().get("rate"));
        assertEquals("channels_last", new SpatialDropout2D(0.5).getConfig().get("data_format"));
        assertTrue(!new ActivityRegularization(1, 2).getConfig().containsKey("activity_regularizer"));
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        message("Dropout: rate: expected a number from 0 to 1, got 1.5", () -> new Dropout(1.5));
        message("positive sizes", () -> new Dropout(0.5).noiseShape(null, 0));
        message(
                "has 3 axes, the input (2, 3) has 2",
                () -> Run.of(new Dropout(0.5).noiseShape(null, 1, 1), true, Shape.of(2, 3), DType.FLOAT32));
        message(
                "does not broadcast to (2, 3)",
                () -> Run.of(new Dropout(0.5).noiseShape(null, 2), true, Shape.of(2, 3), DType.FLOAT32));
        message(
                "expects an input of 3 axes",
                () -> Run.of(new SpatialDropout1D(0.5), false, Shape.of(2, 3), DType.FLOAT32));
        message("Take one below 1", () -> Run.of(new GaussianDropout(1), true, Shape.of(2, 3), DType.FLOAT32));
    }

    private static void message(String part, org.junit.jupiter.api.function.Executable body) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, body).getMessage());
        assertTrue(message.contains(part), message);
    }
}
