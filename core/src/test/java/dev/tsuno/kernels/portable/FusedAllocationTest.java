package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.Matmul;
import dev.tsuno.kernels.RecurrentSizes;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusedAllocationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, 65})
    void a_training_step_allocates_nothing(int units) {
        Kernels set = new PortableKernels();
        RecurrentSizes s = new RecurrentSizes(10, 20, 3, units);
        int states = 10 * units;
        Buffer x = zeros(10 * 20 * 3);
        Buffer kernel = zeros(3 * 4 * units);
        Buffer recurrentKernel = zeros(units * 4 * units);
        Buffer sequences = zeros(20 * states);
        Lstm.Saved saved =
                new Lstm.Saved(zeros(21 * states), zeros(80 * states), zeros(21 * states), zeros(20 * states));
        Kernel[] program = {
            set.lstm(s, new Lstm.Forward(x, kernel, recurrentKernel, null, null, null, sequences, null, null, saved)),
            set.matmul(new Matmul(1, 200, units, 1, false, false, 0, 0), sequences, zeros(units), null, zeros(200)),
            set.matmul(new Matmul(1, units, 200, 1, true, false, 0, 0), sequences, zeros(200), null, zeros(units)),
            set.lstmGradient(
                    s,
                    new Lstm.Backward(
                            x,
                            kernel,
                            recurrentKernel,
                            saved,
                            sequences,
                            null,
                            null,
                            zeros(10 * 20 * 3),
                            zeros(3 * 4 * units),
                            zeros(units * 4 * units),
                            zeros(4 * units),
                            null,
                            null))
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int warm = 0; warm < 3; warm++) {
            for (Kernel k : program) k.run();
            threads.getThreadAllocatedBytes(thread);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (Kernel k : program) k.run();
        assertEquals(0, threads.getThreadAllocatedBytes(thread) - before);
    }

    private static Buffer zeros(int n) {
        return Buffer.of(new float[n]);
    }
}
