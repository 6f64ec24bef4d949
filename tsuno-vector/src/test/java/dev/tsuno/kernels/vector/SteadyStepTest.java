package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tsuno.kernels.Crew;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole training step (three recurrent layers, Dense, loss, gradients, optimizer) and a prediction allocate nothing, on any thread. */
class SteadyStepTest {
    /** Steps of a round, and rounds after which all must be compiled: far more than needed. */
    private static final int STEPS = 10;

    private static final int ROUNDS = 400;

    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
        assertEquals(0, allocated(net::step), "a training step");
        assertEquals(0, allocated(net::predict), "a prediction");
        if (batch == 32) assertTrue(involved().length > 1, "the crew has helped");
    }

    private static Kernels kernels(String set) {
        if (set.equals("reference")) return new ReferenceKernels();
        return set.equals("portable") ? new PortableKernels() : new VectorProvider().kernels();
    }

    private static Optimizer optimizer(String name) {
        return name.equals("adam") ? new Adam() : new SGD();
    }

    /** Bytes in a round, once that is zero, or after the last round. */
    private static long allocated(Runnable step) {
        long allocated = 1;
        for (int round = 0; round < ROUNDS && allocated > 0; round++) {
            long[] threads = involved();
            long before = bytes(threads);
            for (int i = 0; i < STEPS; i++) step.run();
            allocated = bytes(threads) - before;
        }
        return allocated;
    }

    /** This thread and the crew. */
    private static long[] involved() {
        Thread[] all = new Thread[Thread.activeCount() + 100];
        int n = Thread.enumerate(all);
        return Arrays.stream(all, 0, n)
                .filter(t -> t == Thread.currentThread() || t.getName().startsWith("tsuno-"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    private static long bytes(long[] threads) {
        long sum = 0;
        for (long thread : threads) sum += BEAN.getThreadAllocatedBytes(thread);
        return sum;
    }
}
