package dev.tsuno.kernels;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help with a large kernel: one crew for the whole process, daemons, started when first needed.
 *
 * <p>Work comes in pieces that may run side by side and in any order. The calling thread takes pieces too, so that it never waits for
 * a helper that has not woken up: it waits only for pieces that a helper has begun. If the crew is busy with another thread's work, the caller does
 * all pieces itself; several trainings at once need no more threads than they have.
 *
 * <p>A handoff is one compare-and-set, and an unpark where a helper sleeps. Nothing is allocated and no lock is taken. A helper looks out
 * for more work for {@value #SPINS} rounds, some 50 µs, before it sleeps.
 */
public final class Crew {
    /** Work in pieces. */
    public interface Pieces {
        /** Runs piece {@code i}. */
        void run(int i);
    }

    private static final int SPINS = 5_000;
    private static final int MOST = 256;
    private static final int DEFAULT_MOST = 4;
    private static final Pieces NONE = i -> {};

    private static final AtomicBoolean BUSY = new AtomicBoolean();
    /** The number of the work in the upper half, the pieces of it that nobody has taken in the lower one. */
    private static final AtomicLong OPEN = new AtomicLong();

    private static final AtomicInteger UNFINISHED = new AtomicInteger();

    private static volatile int threads = asked();
    private static volatile String why = System.getProperty("tsuno.threads") == null
            ? "one for each processor, at most " + DEFAULT_MOST
            : "asked for by the system property tsuno.threads";
    private static volatile Helper[] helpers = {};
    /** Written before {@link #OPEN}, read after a piece was taken: it stays until that piece is done. */
    private static volatile Pieces work = NONE;

    private static volatile @Nullable Thread waiting;
    /** What the first piece that failed has thrown. */
    private static final AtomicReference<@Nullable Throwable> FAILURE = new AtomicReference<>();

    private Crew() {}

    /** What the system property {@code tsuno.threads} says, else one for each processor up to {@value #DEFAULT_MOST}. */
    private static int asked() {
        String asked = System.getProperty("tsuno.threads");
        if (asked == null) return Math.min(DEFAULT_MOST, Runtime.getRuntime().availableProcessors());
        try {
            return checked(Integer.parseInt(asked));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the system property tsuno.threads is \"" + asked + "\"; it must be 1 to " + MOST, e);
        }
    }

    private static int checked(int n) {
        if (n < 1 || n > MOST) throw new IllegalArgumentException("threads must be 1 to " + MOST + ", not " + n);
        return n;
    }

    /** How many threads a large kernel may use, the calling one included. */
    public static int threads() {
        return threads;
    }

    /** Why so many. */
    public static String why() {
        return why;
    }

    /** From the next kernel on. */
    public static void setThreads(int n) {
        threads = checked(n);
        why = "set by the program";
    }

    /** Runs all pieces, and returns when all are done. What a piece throws is thrown here. */
    public static void run(Pieces pieces, int n) {
        if (n < 2 || threads < 2 || !BUSY.compareAndSet(false, true)) {
            for (int i = 0; i < n; i++) pieces.run(i);
            return;
        }
        try {
            share(pieces, n);
        } finally {
            work = NONE;
            BUSY.set(false);
        }
    }

    private static void share(Pieces pieces, int n) {
        work = pieces;
        UNFINISHED.set(n);
        OPEN.set(((OPEN.get() >>> 32) + 1) << 32 | n);
        wake(Math.min(threads, n) - 1);
        while (takeOne()) {
            // until none is open
        }
        await();
        Throwable thrown = FAILURE.getAndSet(null);
        if (thrown instanceof RuntimeException e) throw e;
        if (thrown instanceof Error e) throw e;
    }

    private static void wake(int count) {
        if (helpers.length < count) hire(count);
        Helper[] all = helpers;
        for (int i = 0; i < count; i++) {
            if (all[i].asleep) LockSupport.unpark(all[i]);
        }
    }

    /** Only under {@link #BUSY}. */
    private static void hire(int count) {
        Helper[] before = helpers;
        Helper[] after = new Helper[count];
        System.arraycopy(before, 0, after, 0, before.length);
        for (int i = before.length; i < count; i++) {
            after[i] = new Helper(i);
            after[i].start();
        }
        helpers = after;
    }

    /** Takes a piece that is open and runs it; false if none is. */
    private static boolean takeOne() {
        while (true) {
            long open = OPEN.get();
            int left = (int) open;
            if (left == 0) return false;
            if (!OPEN.compareAndSet(open, open - 1)) continue;
            try {
                work.run(left - 1);
            } catch (Throwable e) { // whoever runs it, the caller must hear of it
                FAILURE.compareAndSet(null, e);
            } finally {
                if (UNFINISHED.decrementAndGet() == 0) LockSupport.unpark(waiting);
            }
            return true;
        }
    }

    private static void await() {
        for (int i = 0; i < SPINS; i++) {
            if (UNFINISHED.get() == 0) return;
            Thread.onSpinWait();
        }
        waiting = Thread.currentThread();
        while (UNFINISHED.get() > 0) LockSupport.park(NONE);
        waiting = null;
    }

    private static final class Helper extends Thread {
        private volatile boolean asleep;

        Helper(int i) {
            super(null, null, "tsuno-" + (i + 1), 0, false);
            setDaemon(true);
            setContextClassLoader(null); // it outlives whoever caused it
        }

        @Override
        public void run() {
            while (true) {
                while (takeOne()) {
                    // until none is open
                }
                lookOut();
            }
        }

        private void lookOut() {
            for (int i = 0; i < SPINS; i++) {
                if ((int) OPEN.get() > 0) return;
                Thread.onSpinWait();
            }
            asleep = true;
            if ((int) OPEN.get() == 0) LockSupport.park(NONE);
            asleep = false;
        }
    }
}
