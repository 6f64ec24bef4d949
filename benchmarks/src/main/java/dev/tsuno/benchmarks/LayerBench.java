package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.kernels.Crew;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.program.KernelSets;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer forwards and backwards, by the clock, with one thread and with two: milliseconds a step, GF/s, their part of what that many cores
 * can do at most ({@link FmaPeak}), and how many times as fast two threads are as one.
 */
final class LayerBench {
    private static final double WARM_SECONDS = 3;
    private static final double SECONDS = 4;
    private static final int MOST = 2000;

    private LayerBench() {}

    static List<Bench.Entry> entries() {
        List<Bench.Entry> entries = new ArrayList<>();
        for (int time : new int[] {10, 100, 1000, 10_000}) {
            add(entries, "time/lstm-40-b10-t" + time, RecurrentStep.LSTM, 10, time, 1, 40, false);
        }
        for (int units : new int[] {16, 32, 64, 128, 256, 512, 1024}) {
            add(entries, "units/lstm-" + units + "-b32-t50", RecurrentStep.LSTM, 32, 50, units, units, false);
        }
        add(entries, "layer/lstm-64-128-b32-t100", RecurrentStep.LSTM, 32, 100, 64, 128, false);
        add(entries, "layer/gru-64-128-b32-t100", RecurrentStep.GRU, 32, 100, 64, 128, false);
        add(entries, "layer/simple_rnn-64-128-b32-t100", RecurrentStep.SIMPLE_RNN, 32, 100, 64, 128, false);
        add(entries, "layer/lstm-128-512-b64-t100", RecurrentStep.LSTM, 64, 100, 128, 512, false);
        // DeepBench's, whose input is as wide as the layer and has a gradient.
        add(entries, "deepbench/lstm-256-b16-t150", RecurrentStep.LSTM, 16, 150, 256, 256, true);
        add(entries, "deepbench/lstm-512-b16-t25", RecurrentStep.LSTM, 16, 25, 512, 512, true);
        add(entries, "deepbench/lstm-512-b1-t25", RecurrentStep.LSTM, 1, 25, 512, 512, true);
        return entries;
    }

    private static void add(
            List<Bench.Entry> entries,
            String name,
            int gates,
            int batch,
            int time,
            int features,
            int units,
            boolean inputGradient) {
        RecurrentStep step = new RecurrentStep(gates, new RecurrentSizes(batch, time, features, units), inputGradient);
        entries.add(new Bench.Entry(name, () -> run(name, step)));
    }

    private static void run(String name, RecurrentStep step) {
        double peak = FmaPeak.gflops();
        int before = Crew.threads();
        Kernel kernel = step.bind(KernelSets.of(DType.FLOAT32));
        double one = 0;
        for (int threads = 1; threads <= 2; threads++) {
            Tsuno.setThreads(threads);
            for (long start = System.nanoTime(); System.nanoTime() - start < WARM_SECONDS * 1e9; ) kernel.run();
            String label = name + (threads == 1 ? "/1-thread" : "/2-threads");
            double median = Lines.print(label, measure(kernel), "ms");
            double gflops = step.flops() / median / 1e6;
            Lines.print(label + "/speed", gflops, "GF/s");
            if (!Double.isNaN(peak)) Lines.print(label + "/of-peak", gflops / (threads * peak), "ratio");
            if (threads == 1) one = median;
            else Lines.print(name + "/speed-up", one / median, "ratio");
        }
        Tsuno.setThreads(before);
    }

    private static double[] measure(Kernel kernel) {
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < 5 || (times.size() < MOST && System.nanoTime() - begin < SECONDS * 1e9)) {
            long start = System.nanoTime();
            kernel.run();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
