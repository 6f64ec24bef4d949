package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The benchmarks: prints {@code name value unit} lines. Times are those of the thread's own CPU time, after a warm-up, one thread;
 * arguments choose benchmarks whose names begin with them.
 */
public final class Bench {
    private static final int WARM = 1500;
    private static final int COUNTED = 500;

    private Bench() {}

    public static void main(String[] args) {
        System.out.print(Tsuno.info());
        Map<String, Supplier<Layer<?>>> cells = new TreeMap<>(Map.of(
                "lstm", () -> new LSTM(40).returnSequences(true),
                "simple_rnn", () -> new SimpleRNN(40).returnSequences(true),
                "gru", () -> new GRU(40).returnSequences(true)));
        cells.forEach((name, cell) -> {
            if (args.length == 0 || Arrays.stream(args).anyMatch(name::startsWith)) study(name, cell.get());
        });
    }

    /** The study's epoch: 162 windows trained in batches of 10, 18 validated; and one window predicted. */
    private static void study(String name, Layer<?> cell) {
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
        double[] epochs = new double[COUNTED];
        for (int i = 0; i < WARM + COUNTED; i++) {
            long start = cpu();
            model.fit(x, y, f -> f.batchSize(10).validationSplit(0.1).verbose(0));
            if (i >= WARM) epochs[i - WARM] = (cpu() - start) / 1e6;
        }
        print("study/" + name + "/epoch", epochs, "ms");
        NDArray window = x.slice(0, 1);
        double[] windows = new double[COUNTED];
        for (int i = 0; i < 20 * WARM; i++) model.predict(window);
        for (int i = 0; i < COUNTED; i++) {
            long start = cpu();
            for (int j = 0; j < 50; j++) model.predict(window);
            windows[i] = (cpu() - start) / 50e3;
        }
        print("study/" + name + "/window", windows, "us");
    }

    private static void print(String name, double[] values, String unit) {
        Arrays.sort(values);
        System.out.printf(Locale.ROOT, "%s/min %.3f %s%n", name, values[0], unit);
        System.out.printf(Locale.ROOT, "%s/median %.3f %s%n", name, values[values.length / 2], unit);
    }

    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime();
    }
}
