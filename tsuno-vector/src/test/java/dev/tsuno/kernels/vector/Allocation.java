package dev.tsuno.kernels.vector;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/** What a step allocates in steady state: once the compiler has been at it, for which a busy machine may leave it little time. */
final class Allocation {
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 10;
    private static final long LIMIT = Duration.ofSeconds(90).toNanos();

    private Allocation() {}

    /** Bytes of ten steps by this thread and the crew, as soon as it is none, or after a minute and a half. */
    static long inSteadyState(Runnable step) {
        long start = System.nanoTime();
        while (true) {
            long[] threads = involved();
            long before = bytes(threads);
            for (int i = 0; i < STEPS; i++) step.run();
            long allocated = bytes(threads) - before;
            if (allocated == 0 || System.nanoTime() - start > LIMIT) return allocated;
        }
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
