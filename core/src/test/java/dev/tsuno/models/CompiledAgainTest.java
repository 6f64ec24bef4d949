package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.optimizers.Adam;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When an optimizer takes a model's weights, and what becomes of it when the model changes. */
class CompiledAgainTest {
    private static final NDArray X = NDArray.linspace(-1, 1, 12).reshape(6, 2);
    private static final NDArray Y = NDArray.linspace(0, 1, 6).reshape(6, 1);

    private static Sequential model() {
        return new Sequential(Input.of(2), new Dense(3), new Dense(1));
    }

    @Test
    void a_model_that_only_predicts_builds_no_optimizer() {
        Sequential model = model();
        Adam adam = new Adam();
        model.compile(c -> c.optimizer(adam).loss("mse"));
        model.predict(X);
        model.evaluate(X, Y);
        assertFalse(adam.isBuilt());
        model.trainOnBatch(X, Y);
        assertTrue(adam.isBuilt());
    }

    @Test
    void an_optimizer_of_another_model_is_refused_where_it_would_train() {
        Adam adam = new Adam();
        Sequential first = model();
        first.compile(c -> c.optimizer(adam).loss("mse"));
        first.trainOnBatch(X, Y);
        Sequential second = model();
        second.compile(c -> c.optimizer(adam).loss("mse"));
        assertEquals(6, second.predict(X).size());
        assertThrows(IllegalStateException.class, () -> second.trainOnBatch(X, Y));
    }

    @Test
    void an_optimizer_goes_on_with_the_layers_that_are_not_frozen() {
        Sequential model = model();
        Adam adam = new Adam();
        model.compile(c -> c.optimizer(adam).loss("mse"));
        model.trainOnBatch(X, Y);
        NDArray frozen = model.getWeights().get(0);
        NDArray trained = model.getWeights().get(2);
        model.getLayer(0).trainable(false);
        model.compile(c -> c.optimizer(adam).loss("mse"));
        model.trainOnBatch(X, Y);
        model.trainOnBatch(X, Y);
        assertEquals(frozen, model.getWeights().get(0));
        assertNotEquals(trained, model.getWeights().get(2));
        assertEquals(3, adam.iterations());
    }

    @Test
    void a_trained_model_that_changed_has_a_config_and_is_not_compiled() {
        Sequential model = model();
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        model.trainOnBatch(X, Y);
        model.pop();
        assertEquals(Map.of(), Models.toConfig(model).get("compile_config"));
        model.add(new Dense(1));
        assertEquals(Map.of(), Models.toConfig(model).get("compile_config"));
    }

    @Test
    void a_batch_may_be_as_large_as_can_be_said() {
        Sequential model = model();
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        assertEquals(
                1,
                model.fit(X, Y, f -> f.batchSize(Integer.MAX_VALUE).verbose(0))
                        .epoch()
                        .size());
        assertEquals(1, new ArrayBatches(Samples.of(X), Integer.MAX_VALUE, null).count());
        assertEquals(3, new ArrayBatches(Samples.of(X), 2, null).count());
        assertEquals(2, new ArrayBatches(Samples.of(X), 5, null).count());
    }
}
