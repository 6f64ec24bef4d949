package dev.tsuno.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripsTest {
    private final int threadsBefore = Crew.threads();

    @AfterEach
    void as_before() {
        Crew.setThreads(threadsBefore);
    }

    @Test
    void strips_cover_the_range_and_begin_at_grains() {
        for (int threads = 1; threads <= 9; threads++) {
            Crew.setThreads(threads);
            for (int size = 1; size < 70; size++) {
                List<int[]> strips = new ArrayList<>();
                Kernel kernel = Strips.of(size, 8, Long.MAX_VALUE, (from, to) -> {
                    strips.add(new int[] {from, to});
                    return () -> {};
                });
                kernel.run();
                assertEquals(Math.max(1, Math.min(threads, size / 8)), strips.size());
                int at = 0;
                for (int[] strip : strips) {
                    assertEquals(at, strip[0]);
                    assertEquals(0, at % 8);
                    assertTrue(strip[1] > at);
                    at = strip[1];
                }
                assertEquals(size, at);
            }
        }
    }

    @Test
    void little_work_is_one_strip() {
        Crew.setThreads(4);
        List<Integer> ends = new ArrayList<>();
        Strips.of(1000, 1, 1000, (from, to) -> {
            ends.add(to);
            return () -> {};
        });
        assertEquals(List.of(1000), ends);
    }

    @Test
    void another_number_of_threads_holds_from_the_next_run_on() {
        Crew.setThreads(1);
        int[] runs = new int[100];
        List<Integer> begins = new ArrayList<>();
        Kernel kernel = Strips.of(100, 1, Long.MAX_VALUE, (from, to) -> {
            begins.add(from);
            return () -> {
                for (int i = from; i < to; i++) runs[i]++;
            };
        });
        kernel.run();
        Crew.setThreads(4);
        kernel.run();
        assertEquals(List.of(0, 0, 25, 50, 75), begins);
        for (int count : runs) assertEquals(2, count);
    }
}
