package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.TimeDistributed;
import dev.tsuno.losses.Loss;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.AdamW;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.RMSprop;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models and layers as configs: what is written, refused and copied. */
class ModelConfigsTest {
    /** A layer with an argument that its config doesn't hold. */
    private static final class Times extends Layer<Times> {
        private final double factor;

        Times(double factor) {
            this.factor = factor;
        }

        @Override
        protected Tensor call(Tensor x) {
            return Ops.multiply(x, factor);
        }
    }

    @BeforeEach
    void names_count_from_the_beginning() {
        Tsuno.clearSession();
    }

    @Test
    void a_clone_is_not_compiled() {
        Sequential model = new Sequential(Input.of(2), new Dense(1));
        model.compile(c -> c.loss(Loss.of("mine", (y, p) -> Ops.abs(Ops.subtract(y, p)))));
        Model clone = Models.cloneModel(model);
        assertThrows(IllegalStateException.class, clone::optimizer);
        assertEquals(model.name(), clone.name());
        assertEquals(model.getLayer(0).getConfig(), clone.getLayer(0).getConfig());
    }

    @Test
    void a_clone_function_takes_the_place_of_layers_that_no_config_knows() {
        Sequential row = new Sequential(Input.of(2), new Times(3), new Dense(1).name("d"));
        NDArray x = NDArray.ones(1, 2);
        for (Model model : List.of(row, new Model(row.inputs(), row.outputs()))) {
            Model clone = Models.cloneModel(
                    model,
                    layer -> layer instanceof Times times ? new Times(2 * times.factor) : new Dense(1).name("d"));
            clone.setWeights(model.getWeights());
            assertEquals(model.predict(x).mul(2), clone.predict(x));
        }
    }

    @Test
    void a_clone_function_may_keep_layers() {
        Sequential row = new Sequential(Input.of(2), new Dense(3), new Dense(1));
        NDArray x = NDArray.ones(1, 2);
        for (Model model : List.of(row, new Model(row.inputs(), row.outputs()))) {
            Model clone = Models.cloneModel(model, layer -> layer);
            assertSame(model.getLayer("dense"), clone.getLayer("dense"));
            assertEquals(model.predict(x), clone.predict(x));
        }
    }

    @Test
    void a_fresh_process_reads_a_layer_around_a_model() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        classes(Fresh.class) + File.pathSeparator + classes(Layers.class),
                        Fresh.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.contains("read time_distributed"), said);
        assertEquals(0, process.waitFor());
    }

    private static Path classes(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Reads a layer before anything has touched a model. */
    public static final class Fresh {
        private Fresh() {}

        public static void main(String[] args) {
            Map<String, Object> dense = Map.of("class_name", "Dense", "config", Map.of("units", 2));
            Map<String, Object> model = Map.of("class_name", "Sequential", "config", Map.of("layers", List.of(dense)));
            Object layer =
                    Layers.REGISTRY.decode(Map.of("class_name", "TimeDistributed", "config", Map.of("layer", model)));
            System.out.println("read " + ((TimeDistributed) layer).name());
        }
    }

    @Test
    void two_layers_of_one_name_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sequential(Input.of(2), new Dense(3).name("d"), new Dense(1).name("d")));
        Sequential row = new Sequential(Input.of(2), new Dense(3).name("d"));
        assertThrows(IllegalArgumentException.class, () -> row.add(new Dense(1).name("d")));
        assertEquals(1, row.layers().size());
        Input x = Input.of(2);
        var h = new Dense(3).name("d").apply(x);
        assertEquals(
                "Two layers of the model have the name \"d\": each needs one of its own.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Model(x, new Dense(1).name("d").apply(h)))
                        .getMessage());
    }

    @Test
    void a_layer_whose_arguments_would_be_lost_is_not_written() {
        Sequential model = new Sequential(Input.of(2), new Times(3));
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Models.toConfig(model))
                .getMessage());
        assertTrue(message.startsWith("Times \"times\": what its constructor was given"), message);
        assertEquals(NDArray.full(Shape.of(1, 2), 3, DType.FLOAT32), model.predict(NDArray.ones(1, 2)));
    }

    @Test
    void an_unknown_layer_is_told_with_a_few_and_how_to_make_it_known() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Layers.REGISTRY.get("Dens"))
                .getMessage());
        assertTrue(message.startsWith("Unknown layer \"Dens\". Known: dense, "), message);
        assertTrue(
                message.endsWith(
                        " more. A layer of your own is known once Layers.REGISTRY.register(name, maker) was called."),
                message);
        assertTrue(message.length() < 250, message);
    }

    @Test
    void optimizers_are_named_as_keras_names_them() {
        named("rm_sprop", RMSprop::new);
        named("adam", Adam::new);
        named("adam_w", AdamW::new);
    }

    private static void named(String name, Supplier<Optimizer> maker) {
        assertEquals(name, maker.get().getConfig().get("name"));
        assertEquals(name + "_1", maker.get().getConfig().get("name"));
        assertEquals(name + "_2", maker.get().getConfig().get("name"));
    }

    @Test
    void class_weights_want_one_class_a_sample() {
        Sequential model = new Sequential(Input.of(3, 2), new Dense(2));
        model.compile(c -> c.loss("mse"));
        NDArray x = NDArray.ones(4, 3, 2);
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> model.fit(x, x, f -> f.verbose(0).classWeight(Map.of(1, 2.0))))
                .getMessage());
        assertTrue(message.contains("got (4, 3, 2)"), message);
        assertFalse(model.weights().isEmpty());
        assertInstanceOf(Dense.class, model.getLayer(0));
    }
}
