package dev.tsuno.benchmarks;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.LambdaCallback;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Supplier;

/**
 * The study's models. An epoch of a {@code fit} trains 162 windows in batches of 10 and validates 18, by the
 * thread's own CPU time; a window is one {@code
 * (1, 20, 1)} through {@code predict}, by the clock.
 */
final class StudyBench {
    private static final int WARM = 1500;
    private static final int COUNTED = Integer.getInteger("bench.epochs", 500);
    private static final int WARM_WINDOWS = 30_000;
    private static final int WINDOWS = Integer.getInteger("bench.windows", 20_000);

    private StudyBench() {}

    static List<Bench.Entry> entries() {
        return List.of(
                entry("lstm", () -> new LSTM(40).returnSequences(true)),
                entry("simple_rnn", () -> new SimpleRNN(40).returnSequences(true)),
                entry("gru", () -> new GRU(40).returnSequences(true)));
    }

    private static Bench.Entry entry(String name, Supplier<Layer<?>> cell) {
        return new Bench.Entry("study/" + name, () -> run("study/" + name, cell.get()));
    }

    private static void run(String name, Layer<?> cell) {
        NDArray wave = NDArray.linspace(0, 5 * Math.PI, 200);
        NDArray series = wave.div(-5).exp().mul(wave.cos());
        NDArray x = NDArray.zeros(180, 20, 1);
        NDArray y = NDArray.zeros(180, 20, 1);
        for (int i = 0; i < 180; i++) {
            for (int t = 0; t < 20; t++) {
                x.set(series.get(i + t), i, t, 0);
                y.set(series.get(i + t + 1), i, t, 0);
            }
        }
        Sequential model = new Sequential(Input.of(20, 1), cell, new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
        long[] ends = new long[WARM + COUNTED];
        LambdaCallback clock = new LambdaCallback().onEpochEnd((epoch, logs) -> ends[epoch] = cpu());
        model.fit(
                x,
                y,
                f -> f.batchSize(10)
                        .epochs(ends.length)
                        .validationSplit(0.1)
                        .callbacks(clock)
                        .verbose(0));
        double[] epochs = new double[COUNTED];
        for (int i = 0; i < COUNTED; i++) epochs[i] = (ends[WARM + i] - ends[WARM + i - 1]) / 1e6;
        Lines.print(name + "/epoch", epochs, "ms");
        NDArray window = x.slice(0, 1);
        for (int i = 0; i < WARM_WINDOWS; i++) model.predict(window);
        double[] windows = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            long start = System.nanoTime();
            model.predict(window);
            windows[i] = (System.nanoTime() - start) / 1e3;
        }
        Lines.printLatency(name + "/window", windows, "us");
    }

    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime();
    }
}
