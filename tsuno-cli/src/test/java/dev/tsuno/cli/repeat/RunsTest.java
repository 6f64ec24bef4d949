package dev.tsuno.cli.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.random.Seeds;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsTest {
    private final StringWriter text = new StringWriter();

    @Test
    void results_stand_in_the_order_of_the_runs() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(2);
        List<Run<Integer>> runs = new ArrayList<>();
        runs.add(new Run<>("a", 0, progress -> {
            await(others); // ends last
            return 0;
        }));
        for (int i = 1; i < 3; i++) {
            int result = i;
            runs.add(new Run<>("b", i, progress -> {
                others.countDown();
                return result;
            }));
        }
        assertEquals(List.of(0, 1, 2), Runs.execute(runs, 2, tally(2)));
    }

    @Test
    void each_run_draws_from_its_own_seed() throws InterruptedException {
        List<Run<Long>> runs = IntStream.range(0, 20)
                .mapToObj(i -> new Run<>("a", i, progress -> Seeds.randint() + Seeds.randint()))
                .toList();
        List<Long> alone = runs.stream().map(run -> run.execute(d -> {})).toList();
        assertEquals(20, alone.stream().distinct().count());
        assertEquals(alone, Runs.execute(runs, 4, tally(4)));
    }

    @Test
    void failure_is_told() {
        List<Run<Integer>> runs = List.of(new Run<>("a", 0, progress -> {
            throw new IllegalArgumentException("why");
        }));
        Exception e = assertThrows(IllegalStateException.class, () -> Runs.execute(runs, 1, tally(1)));
        assertEquals("java.lang.IllegalArgumentException: why", String.valueOf(e.getCause()));
    }

    @Test
    void without_a_terminal_there_is_a_line_for_each_tenth() throws InterruptedException {
        List<Run<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) runs.add(new Run<>(i < 10 ? "rnn" : "lstm", i, progress -> 1));
        Runs.execute(runs, 1, tally(1));
        List<String> lines = text.toString().lines().toList();
        assertEquals(10, lines.size(), text.toString());
        assertTrue(
                lines.get(0).startsWith("[=         ]  2 of 20 runs  rnn  2/10  lstm  0/10  0:00 left"), lines.get(0));
        assertEquals("[==========] 20 of 20 runs  rnn 10/10  lstm 10/10  done", lines.get(9));
    }

    @Test
    void on_a_terminal_the_line_is_drawn_over() throws InterruptedException {
        Run<Integer> run = new Run<>("rnn", 0, progress -> {
            progress.accept(0.5);
            return 1;
        });
        Runs.execute(List.of(run), 1, new Tally(new PrintWriter(text), true, 1));
        assertTrue(text.toString().startsWith("\r[=====     ] 0 of 1 runs  rnn 0/1"), text.toString());
        assertTrue(text.toString().endsWith("\r[==========] 1 of 1 runs  rnn 1/1  done\u001b[K\n"), text.toString());
    }

    private Tally tally(int threads) {
        return new Tally(new PrintWriter(text), false, threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
