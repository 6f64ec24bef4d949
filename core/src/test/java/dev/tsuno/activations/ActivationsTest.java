package dev.tsuno.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.LSTM;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationsTest {
    private static Tensor x() {
        return Ops.placeholder("x", Shape.of(3, 4), DType.FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "celu",
                "elu",
                "exponential",
                "gelu",
                "glu",
                "hard_shrink",
                "hard_sigmoid",
                "hard_silu",
                "hard_tanh",
                "leaky_relu",
                "linear",
                "log_sigmoid",
                "log_softmax",
                "mish",
                "relu",
                "relu6",
                "selu",
                "sigmoid",
                "silu",
                "soft_shrink",
                "softmax",
                "softplus",
                "softsign",
                "sparse_plus",
                "sparse_sigmoid",
                "sparsemax",
                "squareplus",
                "tanh",
                "tanh_shrink"
            })
    void a_name_of_keras_finds_its_function_and_stands_in_the_config(String name) {
        Activation activation = Activations.get(name);
        assertEquals(name, activation.name());
        assertEquals(
                Shape.of(3, name.equals("glu") ? 2 : 4), activation.apply(x()).shape());
        assertEquals(name, new Dense(2).activation(name).getConfig().get("activation"));
    }

    @Test
    void another_name_of_a_function_is_written_as_its_first() {
        assertSame(Activations.SILU, Activations.get("swish"));
        assertSame(Activations.HARD_SILU, Activations.get("hard_swish"));
        assertEquals("silu", new LSTM(2).activation("swish").getConfig().get("activation"));
    }

    @Test
    void threshold_by_name_asks_for_its_arguments() {
        Activation threshold = Activations.get("threshold");
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> threshold.apply(x()))
                .getMessage());
        assertTrue(message.contains("Activations.threshold(x, threshold, defaultValue)"), message);
    }

    @Test
    void an_unknown_name_lists_the_nearest_first() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Activations.get("leakyrelu"))
                .getMessage());
        assertTrue(message.startsWith("Unknown activation \"leakyrelu\". Known: leaky_relu, "), message);
    }

    @Test
    void a_lambda_serves_but_has_no_place_in_a_config() {
        Dense layer = new Dense(2).activation(x -> Activations.leakyRelu(x, 0.1));
        IllegalStateException e = assertThrows(IllegalStateException.class, layer::getConfig);
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("Dense: activation: an activation written as a lambda has no name"), message);
        assertTrue(message.contains("Activation.named("), message);
    }

    @Test
    void a_lambda_with_a_name_stands_in_a_config_and_is_found_again_once_registered() {
        Activation cube = Activation.named("cube_of_this_test", x -> Ops.multiply(x, Ops.square(x)));
        Dense layer = new Dense(2).activation(cube);
        assertEquals("cube_of_this_test", layer.getConfig().get("activation"));
        assertThrows(IllegalArgumentException.class, () -> new Dense(2).activation("cube_of_this_test"));
        Activations.register(cube);
        assertSame(cube, Activations.get("cube_of_this_test"));
    }

    @Test
    void an_odd_axis_has_no_halves_to_gate() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Activations.glu(x(), 0))
                .getMessage());
        assertTrue(message.contains("(3, 4)"), message);
    }
}
