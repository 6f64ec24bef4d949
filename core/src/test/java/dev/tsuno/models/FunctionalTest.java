package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.initializers.RandomNormal;
import dev.tsuno.layers.Add;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Masking;
import dev.tsuno.layers.UnitNormalization;
import dev.tsuno.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionalTest {
    private static NDArray masked() {
        NDArray x = NDArray.linspace(-1, 1, 24).reshape(3, 4, 2).astype(DType.FLOAT32);
        for (int i = 0; i < 2; i++) x.set(0, 1, 2, i);
        for (int i = 0; i < 2; i++) x.set(0, 1, 3, i);
        return x;
    }

    /** Numbers of Keras 3.15.1 after set_random_seed(5): an initializer given by name is made by the layer, after the objects given to it. */
    @Test
    void an_initializer_given_by_name_draws_when_its_layer_does() {
        List<NDArray> weights = Seeds.withSeed(
                5,
                () -> new Sequential(
                                Input.of(2),
                                new Dense(3)
                                        .kernelInitializer("lecun_uniform")
                                        .biasInitializer(new RandomNormal(0, 0.01)),
                                new Dense(1))
                        .getWeights());
        assertArrayEquals(
                new float[] {1.0570413f, 0.17129827f, 0.7626512f, 0.6497481f, 0.08727789f, 0.7981204f},
                weights.get(0).toFloatArray());
        assertArrayEquals(
                new float[] {-0.0075053438f, -0.0018934811f, -0.013538367f},
                weights.get(1).toFloatArray());
        assertArrayEquals(
                new float[] {-0.41365373f, -1.0400552f, -0.36967623f},
                weights.get(2).toFloatArray());
    }

    @Test
    void an_unknown_initializer_is_refused_when_its_name_is_given() {
        Exception e =
                assertThrows(IllegalArgumentException.class, () -> new Dense(3).kernelInitializer("glorot_unifrom"));
        assertTrue(String.valueOf(e.getMessage()).contains("glorot_uniform"), e.getMessage());
    }

    /** Keras 3.15.1 hands a mask that comes with the input to the steps only if there are no initial states. */
    @Test
    void with_initial_states_a_mask_that_comes_with_the_input_passes_by_the_steps() {
        Input x = Input.of(4, 2);
        Input h = Input.of(3);
        Input c = Input.of(3);
        LSTM lstm = new LSTM(3).returnSequences(true);
        KerasTensor plain = lstm.apply(x, a -> a.initialState(h, c));
        KerasTensor behind = lstm.apply(new Masking().apply(x), a -> a.initialState(h, c));
        Model model = new Model(List.of(x, h, c), List.of(plain, behind));
        List<NDArray> y = model.predict(List.of(masked(), NDArray.ones(3, 3), NDArray.ones(3, 3)));
        assertEquals(y.get(0), y.get(1));
    }

    @Test
    void a_vector_of_zeros_has_a_finite_gradient_through_its_norm() {
        Sequential model = new Sequential(Input.of(4, 2), new Masking(), new UnitNormalization(), new LSTM(3));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        model.trainOnBatch(masked(), NDArray.ones(3, 3));
        for (NDArray weight : model.getWeights()) {
            for (double value : weight.toDoubleArray()) assertTrue(Double.isFinite(value), weight.toString());
        }
        Sequential inside = new Sequential(Input.of(2), new Dense(2).useBias(false), new UnitNormalization());
        inside.compile(c -> c.optimizer("sgd").loss("mse"));
        inside.trainOnBatch(NDArray.zeros(3, 2), NDArray.ones(3, 2));
        for (double value : inside.getWeights().get(0).toDoubleArray()) assertTrue(Double.isFinite(value));
    }

    @Test
    void a_model_may_be_named_behind_its_construction() {
        assertEquals(
                "forecaster",
                new Sequential(Input.of(2), new Dense(1)).name("forecaster").name());
    }

    @Test
    void what_is_not_among_the_inputs_is_named() {
        Input a = Input.of(2).name("a");
        Input b = Input.of(2).name("b");
        KerasTensor sum = new Add().apply(a, b);
        Exception e = assertThrows(IllegalArgumentException.class, () -> new Model(a, sum));
        assertTrue(String.valueOf(e.getMessage()).contains("b (None, 2)"), e.getMessage());
    }
}
