package dev.tsuno.cli.repeat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Executes runs on a fixed number of threads. */
public final class Runs {
    private Runs() {}

    /**
     * The runs' results in the runs' order, whatever was done first. They begin in this order too: long ones first leave less time at the end in which a thread
     * has nothing to do. The first failure ends it.
     */
    public static <T> List<T> execute(List<Run<T>> runs, int threads, Tally tally) throws InterruptedException {
        runs.forEach(run -> tally.add(run.group()));
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, runs.size()));
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Run<T> run : runs) {
                futures.add(pool.submit(() -> {
                    try (Tally.Part part = tally.begin(run.group())) {
                        return run.execute(part);
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A run failed.", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
