package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
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
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Of a whole model on the vector kernels, {@code trainOnBatch} and {@code predictOnBatch(x, out)} allocate nothing. */
class SteadyModelTest {
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 10;
    /** After so many rounds all must be compiled; far more than needed. */
    private static final int ROUNDS = 3000;

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
        assertEquals(0, allocated(() -> model.trainOnBatch(x, y)), "a training step");
        assertEquals(0, allocated(() -> model.predictOnBatch(x, out)), "a prediction");
    }

    /** Bytes in a round, once that is zero, or in the last. */
    private static long allocated(Runnable step) {
        long thread = Thread.currentThread().getId();
        long allocated = 1;
        for (int round = 0; round < ROUNDS && allocated > 0; round++) {
            long before = BEAN.getThreadAllocatedBytes(thread);
            for (int i = 0; i < STEPS; i++) step.run();
            allocated = BEAN.getThreadAllocatedBytes(thread) - before;
        }
        return allocated;
    }
}
