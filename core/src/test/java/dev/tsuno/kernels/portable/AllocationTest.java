package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import dev.tsuno.kernels.View;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void a_run_allocates_nothing() {
        int[] dims = {60, 100};
        Buffer x = Buffer.of(new RandomViews(1).numbers(6000));
        float[] y = new float[6000];
        View whole = View.of(x, dims);
        View row = View.broadcast(x, new int[] {100}, dims);
        View column = View.broadcast(x, new int[] {60, 1}, dims);
        View scalar = View.broadcast(x, new int[] {1}, dims);
        View transposed = new View(x, 0, new int[] {1, 60});
        List<Kernel> kernels = new ArrayList<>();
        for (Unary f : Unary.values()) kernels.add(ElementwiseKernels.unary(f, x.floats(), y, 6000));
        for (Binary f : Binary.values()) {
            for (View b : new View[] {whole, row, column, scalar, transposed}) {
                kernels.add(ElementwiseKernels.binary(f, whole, b, y, dims));
                kernels.add(ElementwiseKernels.binary(f, b, whole, y, dims));
            }
        }
        for (Ternary f : Ternary.values()) {
            for (View a : new View[] {whole, row, column, scalar, transposed}) {
                kernels.add(ElementwiseKernels.ternary(f, a, whole, whole, y, dims));
            }
        }
        for (Reduction f : Reduction.values()) {
            kernels.add(ReductionKernels.reduce(f, x.floats(), y, 60, 100, 1));
            kernels.add(ReductionKernels.reduce(f, x.floats(), y, 1, 60, 100));
        }
        kernels.add(CopyKernels.copy(transposed, View.of(Buffer.of(y), dims), dims));
        kernels.add(CopyKernels.fill(1, y, 6000));
        kernels.add(GatherKernels.gather(x.floats(), 60, new float[60], y, 60, 100));
        kernels.add(GatherKernels.scatterAdd(x.floats(), new float[60], y, 60, 60, 100));

        kernels.add(new OrderKernels(false, x.floats(), y, 60, 100, 1));
        kernels.add(AlongKernels.take(x.floats(), new float[6000], y, 60, 100, 100, 1));
        kernels.add(AlongKernels.takeGradient(x.floats(), new float[6000], y, 60, 100, 100, 1));
        kernels.add(AlongKernels.cumulativeSum(false, x.floats(), y, 60, 100, 1));

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int warm = 0; warm < 3; warm++) {
            for (Kernel kernel : kernels) kernel.run();
            threads.getThreadAllocatedBytes(thread);
        }
        for (int i = 0; i < kernels.size(); i++) {
            Kernel kernel = kernels.get(i);
            long before = threads.getThreadAllocatedBytes(thread);
            kernel.run();
            assertEquals(0, threads.getThreadAllocatedBytes(thread) - before, "kernel " + i);
        }
    }
}
