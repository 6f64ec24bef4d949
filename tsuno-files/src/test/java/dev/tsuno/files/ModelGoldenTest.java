package dev.tsuno.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Model;
import dev.tsuno.models.Models;
import dev.tsuno.models.Sequential;
import dev.tsuno.models.SummaryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models whose JSON and tables Keras wrote; src/test/python/make_models.py made them. */
class ModelGoldenTest {
    private static final Map<String, String> FILES = files();

    private static final Map<String, Consumer<SummaryOptions>> VARIANTS = Map.of(
            "default", o -> {},
            "nested", o -> o.expandNested(true),
            "trainable", o -> o.showTrainable(true),
            "both", o -> o.expandNested(true).showTrainable(true),
            "narrow", o -> o.lineLength(50),
            "wide", o -> o.lineLength(110),
            "positions", o -> o.positions(0.5, 0.7, 0.8, 1.0).lineLength(72),
            "range", o -> o.layerRange("encoder", "joi"));

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        InputStream zip = Objects.requireNonNull(ModelGoldenTest.class.getResourceAsStream("models.zip"));
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    static Stream<String> models() {
        return FILES.keySet().stream()
                .filter(name -> name.endsWith(".json") && !name.startsWith("unread"))
                .map(name -> name.substring(0, name.length() - 5));
    }

    static Stream<String> tables() {
        return FILES.keySet().stream()
                .filter(name -> name.endsWith(".txt") && !name.startsWith("unread"))
                .map(name -> name.substring(0, name.length() - 4));
    }

    private static String file(String name) {
        return Objects.requireNonNull(FILES.get(name), name);
    }

    private static Model read(String name) {
        return ModelJson.modelFromJson(file(name + ".json"));
    }

    @BeforeEach
    void names_are_counted_anew() {
        AutoNames.clear();
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_model_read_from_keras_json_is_written_as_the_same_bytes(String name) {
        assertEquals(file(name + ".json"), ModelJson.toJson(read(name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_clone_is_written_as_the_same_bytes_but_for_compile(String name) {
        assertEquals(uncompiled(file(name + ".json")), uncompiled(ModelJson.toJson(Models.cloneModel(read(name)))));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_table_is_that_of_keras_to_the_letter(String table) {
        int dot = table.lastIndexOf('.');
        Consumer<SummaryOptions> variant = Objects.requireNonNull(VARIANTS.get(table.substring(dot + 1)));
        assertEquals(file(table + ".txt"), read(table.substring(0, dot)).summaryText(variant));
    }

    @Test
    void after_training_the_table_has_the_optimizers_own() {
        Model model = read("two_in_two_out");
        model.fit(
                List.of(NDArray.zeros(4, 12, 2), NDArray.zeros(4, 5)),
                List.of(NDArray.zeros(4, 1), NDArray.ones(4, 3)),
                f -> f.verbose(0));
        assertEquals(file("unread.trained.txt"), model.summaryText());
        assertEquals(file("unread.trained.json"), ModelJson.toJson(model));
    }

    @Test
    void a_model_that_learns_its_shape_from_data_has_the_table_and_config_of_one_built() {
        Sequential model = new Sequential(new LSTM(4), new Dense(1)).name("unbuilt");
        assertEquals(file("unbuilt.default.txt"), model.summaryText());
        model.predict(NDArray.zeros(3, 5, 2));
        assertEquals(file("unread.built.txt"), model.summaryText());
        assertEquals(file("unread.built.json"), ModelJson.toJson(model));
    }

    @Test
    void a_clone_has_weights_of_its_own() {
        Model model = read("study");
        Model clone = Models.cloneModel(model);
        NDArray before = clone.getWeights().get(0);
        model.setWeights(model.getWeights().stream()
                .map(w -> NDArray.zeros(w.shape().dims()))
                .toList());
        assertEquals(before, clone.getWeights().get(0));
        assertFalse(before.equals(model.getWeights().get(0)));
    }

    @Test
    void positions_for_too_few_columns_are_refused() {
        Model model = read("two_in_two_out");
        assertThrows(IllegalArgumentException.class, () -> model.summaryText(o -> o.positions(0.5, 1)));
        assertThrows(IllegalArgumentException.class, () -> model.summaryText(o -> o.lineLength(10)));
        assertThrows(IllegalArgumentException.class, () -> model.summaryText(o -> o.layerRange("value", "nowhere")));
    }

    /** Without what compile said, which a clone hasn't. */
    private static String uncompiled(String json) {
        int compiled = json.lastIndexOf("\"compile_config\"");
        return compiled < 0 ? json : json.substring(0, compiled);
    }
}
