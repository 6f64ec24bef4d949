package dev.tsuno.cli.repeat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
        List<Callable<T>> told = new ArrayList<>();
        for (Run<T> run : runs) {
            told.add(() -> {
                try (Tally.Part part = tally.begin(run.group())) {
                    return run.execute(part);
                }
            });
        }
        return sideBySide(told, threads);
    }

    /** The results of trainings in their order; the first failure ends all. */
    public static <T> List<T> sideBySide(List<? extends Callable<T>> trainings, int threads)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, trainings.size()));
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> training : trainings) {
                futures.add(pool.submit(training));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A training failed.", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
