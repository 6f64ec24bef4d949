package dev.tsuno.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CrewTest {
    private final int threadsBefore = Crew.threads();

    @AfterEach
    void as_before() {
        Crew.setThreads(threadsBefore);
    }

    @Test
    void every_piece_runs_once() {
        for (int threads = 1; threads <= 5; threads++) {
            Crew.setThreads(threads);
            for (int n = 0; n < 40; n++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(n);
                Crew.run(runs::incrementAndGet, n);
                for (int i = 0; i < n; i++) assertEquals(1, runs.get(i), i + " of " + n);
            }
        }
    }

    @Test
    void pieces_run_side_by_side() {
        Crew.setThreads(2);
        CountDownLatch both = new CountDownLatch(2);
        Thread[] by = new Thread[2];
        Crew.run(
                i -> {
                    by[i] = Thread.currentThread();
                    both.countDown();
                    await(both);
                },
                2);
        assertNotEquals(by[0], by[1]);
    }

    @Test
    void a_sleeping_helper_is_woken() throws InterruptedException {
        Crew.setThreads(2);
        pieces_run_side_by_side();
        for (Thread helper : helpers()) {
            while (helper.getState() != Thread.State.WAITING) Thread.onSpinWait();
        }
        pieces_run_side_by_side();
    }

    private static List<Thread> helpers() {
        Thread[] all = new Thread[Thread.activeCount() + 100];
        int n = Thread.enumerate(all);
        return Arrays.stream(all, 0, n)
                .filter(t -> t.getName().startsWith("tsuno-"))
                .toList();
    }

    @Test
    void what_a_piece_throws_reaches_the_caller_and_the_crew_goes_on() {
        Crew.setThreads(3);
        RuntimeException thrown = new IllegalStateException("piece 4");
        for (int round = 0; round < 100; round++) {
            assertSame(
                    thrown,
                    assertThrows(
                            RuntimeException.class,
                            () -> Crew.run(
                                    i -> {
                                        if (i == 4) throw thrown;
                                    },
                                    8)));
            every_piece_of(8);
        }
    }

    private static void every_piece_of(int n) {
        int[] runs = new int[n];
        Crew.run(i -> runs[i]++, n);
        assertArrayEquals(IntStream.generate(() -> 1).limit(n).toArray(), runs);
    }

    @Test
    void a_piece_may_itself_have_pieces() {
        Crew.setThreads(3);
        AtomicIntegerArray runs = new AtomicIntegerArray(16);
        Crew.run(outer -> Crew.run(inner -> runs.incrementAndGet(outer * 4 + inner), 4), 4);
        for (int i = 0; i < 16; i++) assertEquals(1, runs.get(i));
    }

    @Test
    void several_callers_at_once_do_not_disturb_each_other() throws Exception {
        Crew.setThreads(3);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            done.add(callers.submit(() -> {
                for (int round = 0; round < 2000; round++) every_piece_of(1 + round % 7);
            }));
        }
        for (Future<?> future : done) future.get();
        callers.shutdown();
    }

    @Test
    void a_number_of_threads_that_makes_no_sense_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Crew.setThreads(0));
        assertThrows(IllegalArgumentException.class, () -> Crew.setThreads(257));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
