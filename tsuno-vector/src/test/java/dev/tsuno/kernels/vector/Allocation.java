package dev.tsuno.kernels.vector;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What a step allocates in steady state: once the compiler has been at it, for which a busy machine may leave it little time. */
final class Allocation {
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 10;
    private static final int ROUNDS = 10_000;

    private Allocation() {}

    /** Bytes of ten steps by this thread and the crew, as soon as it is none, or in the last round. */
    static long inSteadyState(Runnable step) {
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
    static long[] involved() {
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
