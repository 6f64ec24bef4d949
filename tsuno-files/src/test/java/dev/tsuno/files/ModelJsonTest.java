package dev.tsuno.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Lambda;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.losses.Losses;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelJsonTest {
    /** A layer of the user's. */
    static final class Twice extends Layer<Twice> {
        @Override
        protected Tensor call(Tensor x) {
            return Ops.multiply(x, 2);
        }
    }

    private static final String DENSE =
            "{\"module\": \"keras.layers\", \"class_name\": \"Dense\", \"config\": {\"units\": 3%s}, \"registered_name\": null}";

    private static String model(String layer) {
        return "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"s\", \"layers\": ["
                + layer + "]}}";
    }

    private static String refused(String json) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ModelJson.modelFromJson(json))
                .getMessage());
    }

    @Test
    void an_unknown_key_is_refused_by_name() {
        String message = refused(model(DENSE.formatted(", \"unitz\": 4")));
        assertTrue(message.contains("unitz") && message.contains("units"), message);
    }

    @Test
    void an_unknown_class_is_refused_whatever_module_it_names() {
        String message =
                refused(model("{\"module\": \"java.lang\", \"class_name\": \"ProcessBuilder\", \"config\": {}}"));
        assertTrue(message.contains("ProcessBuilder"), message);
    }

    @Test
    void a_class_of_the_users_is_found_by_the_name_it_was_registered_under() {
        Layers.REGISTRY.register("Twice", Twice::new);
        String json = ModelJson.toJson(new Sequential(new Dense(2), new Twice()).name("own"));
        assertTrue(json.contains("\"registered_name\": \"Custom>Twice\""), json);
        assertEquals(json, ModelJson.toJson(ModelJson.modelFromJson(json)));
    }

    @Test
    void a_function_can_not_be_written() {
        Sequential model = new Sequential(new Lambda(x -> x));
        assertThrows(UnsupportedOperationException.class, () -> ModelJson.toJson(model));
    }

    @Test
    void a_deep_document_is_refused_before_it_is_built() {
        assertTrue(refused("{\"config\":".repeat(100_000)).contains("depth"));
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        assertTrue(refused("{\"class_name\": \"Sequential\", \"class_name\": \"Functional\"}")
                .contains("class_name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"class_name\": \"Sequential\"|line 1",
                "[1, 2]|object",
                "{\"class_name\": 3}|class_name",
                "{\"class_name\": \"Functional\", \"config\": {\"layers\": 5}}|layers",
                "{\"class_name\": \"Functional\", \"config\": []}|object"
            })
    void what_is_no_model_is_refused_with_the_reason(String json, String reason) {
        String message = refused(json);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void calls_in_a_circle_are_refused() {
        String tensor =
                "{\"class_name\": \"__keras_tensor__\", \"config\": {\"shape\": [null, 3], \"dtype\": \"float32\","
                        + " \"keras_history\": [\"%s\", 0, 0]}}";
        String layer =
                "{\"module\": \"keras.layers\", \"class_name\": \"Dense\", \"config\": {\"units\": 3}, \"name\": \"%s\","
                        + " \"inbound_nodes\": [{\"args\": [%s], \"kwargs\": {}}]}";
        String json = "{\"class_name\": \"Functional\", \"config\": {\"name\": \"m\", \"layers\": ["
                + layer.formatted("a", tensor.formatted("b")) + ", "
                + layer.formatted("b", tensor.formatted("a"))
                + "], \"input_layers\": [\"a\", 0, 0], \"output_layers\": [\"b\", 0, 0]}}";
        assertTrue(refused(json).contains("each other"));
    }

    @Test
    void a_loss_goes_there_and_back() {
        String json = ModelJson.toJson(Losses.get("categorical_crossentropy"));
        assertEquals(json, ModelJson.toJson(ModelJson.fromJson(json, Losses.REGISTRY)));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-7, 1e-07",
        "0.1, 0.1",
        "1, 1.0",
        "1e16, 1e+16",
        "123456789012345680, 1.2345678901234568e+17",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "2.0E-3, 0.002",
        "0.009999999776482582, 0.009999999776482582",
        "-0.0, -0.0",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void numbers_are_written_as_python_writes_them(double number, String text) {
        assertEquals(text, PythonNumbers.repr(number));
    }
}
