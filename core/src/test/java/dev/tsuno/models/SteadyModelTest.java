package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.tsuno.layers.LayerNormalization;
import dev.tsuno.layers.Masking;
import dev.tsuno.layers.SimpleRNN;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In steady state a model's step allocates nothing, and programs of former batch shapes are used again. */
class SteadyModelTest {
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 10;
    /** Far more than the compiler needs, but on a busy machine. */
    private static final long LIMIT = Duration.ofSeconds(90).toNanos();

    /** So that the compiler can't leave an array away that nobody reads. */
    private static volatile @Nullable NDArray kept;

    private static NDArray numbers(int... dims) {
        NDArray x = NDArray.linspace(-1, 1, (int) Shape.of(dims).size());
        return x.mul(7).sin().reshape(dims).astype(DType.FLOAT32);
    }

    /** Bytes of ten steps, as soon as it is the given number or fewer, or when the time is over. */
    private static long allocated(Runnable step, long most) {
        long thread = Thread.currentThread().getId();
        long start = System.nanoTime();
        while (true) {
            long before = BEAN.getThreadAllocatedBytes(thread);
            for (int i = 0; i < STEPS; i++) step.run();
            long allocated = BEAN.getThreadAllocatedBytes(thread) - before;
            if (allocated <= most || System.nanoTime() - start > LIMIT) return allocated;
        }
    }

    private static Sequential model(String optimizer) {
        Sequential model = new Sequential(
                Input.of(6, 2),
                new Masking(),
                new LSTM(4).returnSequences(true).dropout(0.2),
                new Bidirectional(new GRU(3).returnSequences(true)),
                new LayerNormalization(),
                new Dropout(0.3),
                new SimpleRNN(3),
                new Dense(1));
        model.compile(c -> c.optimizer(optimizer).loss("mse").metrics("mae", "r2_score"));
        return model;
    }

    @ParameterizedTest
    @CsvSource({"sgd", "adam", "rmsprop"})
    void training_on_a_batch_allocates_nothing(String optimizer) {
        Sequential model = model(optimizer);
        NDArray x = numbers(5, 6, 2);
        NDArray y = numbers(5, 1);
        assertEquals(0, allocated(() -> model.trainOnBatch(x, y), 0));
    }

    @Test
    void training_on_batches_of_several_shapes_in_turn_allocates_nothing() {
        Sequential model = model("adam");
        NDArray[] x = {numbers(5, 6, 2), numbers(3, 6, 2), numbers(8, 6, 2)};
        NDArray[] y = {numbers(5, 1), numbers(3, 1), numbers(8, 1)};
        int[] next = {0};
        assertEquals(
                0,
                allocated(
                        () -> {
                            int i = next[0]++ % x.length;
                            model.trainOnBatch(x[i], y[i]);
                        },
                        0));
    }

    @Test
    void predicting_into_an_array_allocates_nothing_and_predicting_its_result_alone() {
        Sequential model = model("sgd");
        NDArray x = numbers(5, 6, 2);
        NDArray out = NDArray.zeros(Shape.of(5, 1), DType.FLOAT32);
        assertEquals(0, allocated(() -> model.predictOnBatch(x, out), 0));
        assertEquals(model.predict(x), out);
        Runnable array = () -> kept = NDArray.zeros(out.shape(), DType.FLOAT32);
        for (int i = 0; i < 2000; i++) array.run();
        long result = allocated(array, Long.MAX_VALUE);
        assertEquals(result, allocated(() -> kept = model.predict(x), result));
    }

    @Test
    void lengths_beyond_number_are_trained_with_a_bounded_number_of_programs() {
        Sequential model = new Sequential(Input.of(Shape.UNKNOWN, 2), new LSTM(3), new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        for (int time = 1; time <= StepPrograms.KEPT + 8; time++) {
            model.trainOnBatch(numbers(2, time, 2), numbers(2, 1));
        }
        assertEquals(StepPrograms.KEPT, model.trainer().programs().kept(StepPrograms.Purpose.TRAIN));
        List<NDArray> before = model.getWeights();
        model.trainOnBatch(numbers(2, 1, 2), numbers(2, 1)); // its program is gone: it is made anew
        assertTrue(!before.equals(model.getWeights()));
    }
}
