package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.kernels.Crew;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole training step (three recurrent layers, Dense, loss, gradients, optimizer) and a prediction allocate nothing, on any thread. */
class SteadyStepTest {
    private final int threadsBefore = Crew.threads();

    @AfterEach
    void as_before() {
        Crew.setThreads(threadsBefore);
    }

    @ParameterizedTest
    @CsvSource({
        "reference, adam, 1, 12",
        "reference, sgd, 2, 12",
        "portable, adam, 1, 24",
        "portable, sgd, 1, 24",
        "portable, adam, 2, 96",
        "vector, adam, 1, 24",
        "vector, sgd, 1, 24",
        "vector, adam, 2, 96"
    })
    void a_step_and_a_prediction_allocate_nothing(String set, String optimizer, int threads, int units) {
        Crew.setThreads(threads);
        int batch = units == 96 ? 32 : 10; // 32 rows of 96 units are enough for two strips
        TrainedNet net = new TrainedNet(kernels(set), optimizer(optimizer), batch, 20, 3, units);
        assertEquals(0, Allocation.inSteadyState(net::step), "a training step");
        assertEquals(0, Allocation.inSteadyState(net::predict), "a prediction");
        if (batch == 32) assertTrue(Allocation.involved().length > 1, "the crew has helped");
    }

    private static Kernels kernels(String set) {
        if (set.equals("reference")) return new ReferenceKernels();
        return set.equals("portable") ? new PortableKernels() : new VectorProvider().kernels();
    }

    private static Optimizer optimizer(String name) {
        return name.equals("adam") ? new Adam() : new SGD();
    }
}
