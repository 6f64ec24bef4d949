package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Masking;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import dev.tsuno.program.KernelSets;
import org.junit.jupiter.api.Test;

/** Of a whole model on the vector kernels, {@code trainOnBatch} and {@code predictOnBatch(x, out)} allocate nothing. */
class SteadyModelTest {
    @Test
    void a_training_step_and_a_prediction_allocate_nothing() {
        assertEquals("vector", KernelSets.of(DType.FLOAT32).name());
        Sequential model = new Sequential(
                Input.of(12, 2),
                new Masking(),
                new LSTM(40).returnSequences(true).dropout(0.2),
                new Bidirectional(new GRU(24).returnSequences(true)),
                new Dropout(0.3),
                new SimpleRNN(17),
                new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse").metrics("mae"));
        NDArray x = NDArray.linspace(-1, 1, 10 * 12 * 2).reshape(10, 12, 2).astype(DType.FLOAT32);
        NDArray y = NDArray.linspace(0, 1, 10).reshape(10, 1).astype(DType.FLOAT32);
        NDArray out = NDArray.zeros(Shape.of(10, 1), DType.FLOAT32);
        assertEquals(0, Allocation.inSteadyState(() -> model.trainOnBatch(x, y)), "a training step");
        assertEquals(0, Allocation.inSteadyState(() -> model.predictOnBatch(x, out)), "a prediction");
    }
}
