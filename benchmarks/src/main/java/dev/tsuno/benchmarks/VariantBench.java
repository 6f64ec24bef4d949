package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import dev.tsuno.kernels.Crew;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.ConvLSTM2D;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.LSTMCell;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Masking;
import dev.tsuno.layers.RNN;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.layers.StackedRNNCells;
import dev.tsuno.models.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an option costs: the training step of a model with one variant of a recurrent layer, against the plain LSTM's in the same run, step by step
 * in turn, one thread's own CPU time.
 *
 * <p>All take {@code (32, 100, 64)} to all outputs of 128 units; ConvLSTM2D takes 8 images of 16 × 16 × 8, 10 steps, to 16 filters of 3 × 3. {@code
 * of-plain} is how many times as long a variant takes as its multiplications would at the plain LSTM's rate.
 */
final class VariantBench {
    private static final int BATCH = 32;
    private static final int TIME = 100;
    private static final int FEATURES = 64;
    private static final int UNITS = 128;
    private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("bench.warm", "4"));
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "5"));

    private VariantBench() {}

    /**
     * A model's layers.
     *
     * @param flops of its training step
     * @param input without the batch
     * @param output likewise
     */
    private record Variant(
            String name,
            Supplier<List<Layer<?>>> layers,
            double flops,
            int batch,
            int[] input,
            int[] output,
            int zeros) {
        TrainStep step() {
            Sequential model = new Sequential(Input.of(input), layers.get().toArray(new Layer<?>[0]));
            return new TrainStep(model, batched(input), batched(output), zeros);
        }

        private int[] batched(int[] dims) {
            int[] all = new int[dims.length + 1];
            all[0] = batch;
            System.arraycopy(dims, 0, all, 1, dims.length);
            return all;
        }
    }

    private static final double ONE = flops(4, FEATURES, UNITS, false);

    static List<Bench.Entry> entries() {
        List<Bench.Entry> entries = new ArrayList<>();
        add(entries, "masked", ONE, UNITS, 10, () -> List.of(new Masking(), lstm()));
        add(entries, "go_backwards", ONE, UNITS, 0, () -> List.of(lstm().goBackwards(true)));
        add(entries, "bidirectional", 2 * ONE, 2 * UNITS, 0, () -> List.of(new Bidirectional(lstm())));
        double two = ONE + flops(4, UNITS, UNITS, true);
        add(entries, "stacked", two, UNITS, 0, () -> List.of(lstm(), lstm()));
        add(entries, "stacked_cells", two, UNITS, 0, () -> {
            List<LSTMCell> cells = List.of(new LSTMCell(UNITS), new LSTMCell(UNITS));
            return List.of(new RNN(new StackedRNNCells(cells)).returnSequences(true));
        });
        add(entries, "dropout", ONE, UNITS, 0, () -> List.of(lstm().dropout(0.2)));
        add(entries, "recurrent_dropout", ONE, UNITS, 0, () -> List.of(lstm().recurrentDropout(0.2)));
        add(entries, "other_activation", ONE, UNITS, 0, () -> List.of(lstm().activation("softsign")));
        add(entries, "hard_sigmoid", ONE, UNITS, 0, () -> List.of(lstm().recurrentActivation("hard_sigmoid")));
        double gru = flops(3, FEATURES, UNITS, false);
        add(entries, "gru", gru, UNITS, 0, () -> List.of(gru()));
        add(entries, "gru_reset_before", gru, UNITS, 0, () -> List.of(gru().resetAfter(false)));
        double simple = flops(1, FEATURES, UNITS, false);
        add(entries, "simple_rnn", simple, UNITS, 0, () -> List.of(new SimpleRNN(UNITS).returnSequences(true)));
        // A place of an image is a row, a window of 9 places its features.
        double conv = 2.0 * 8 * 10 * 16 * 16 * 4 * 16 * (3.0 * 9 * 16 + 2 * 9 * 8);
        add(
                entries,
                new Variant(
                        "conv_lstm_2d",
                        () -> List.of(new ConvLSTM2D(16, 3).padding("same").returnSequences(true)),
                        conv,
                        8,
                        new int[] {10, 16, 16, 8},
                        new int[] {10, 16, 16, 16},
                        0));
        return entries;
    }

    private static LSTM lstm() {
        return new LSTM(UNITS).returnSequences(true);
    }

    private static GRU gru() {
        return new GRU(UNITS).returnSequences(true);
    }

    /** Of all products, forwards and backwards. */
    private static double flops(int gates, int features, int units, boolean inputGradient) {
        return 2.0 * BATCH * TIME * gates * units * (3.0 * units + (inputGradient ? 3 : 2) * features);
    }

    private static void add(
            List<Bench.Entry> entries,
            String name,
            double flops,
            int units,
            int zeros,
            Supplier<List<Layer<?>>> layers) {
        int[] output = {TIME, units};
        add(entries, new Variant(name, layers, flops, BATCH, new int[] {TIME, FEATURES}, output, zeros));
    }

    private static void add(List<Bench.Entry> entries, Variant variant) {
        String name = "variants/" + variant.name;
        entries.add(new Bench.Entry(name, () -> run(name, variant)));
    }

    private static void run(String name, Variant variant) {
        int before = Crew.threads();
        Tsuno.setThreads(1);
        TrainStep plain = new Variant(
                        "plain",
                        () -> List.of(lstm()),
                        ONE,
                        BATCH,
                        new int[] {TIME, FEATURES},
                        new int[] {TIME, UNITS},
                        0)
                .step();
        TrainStep step = variant.step();
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM_SECONDS * 1e9; ) {
            plain.run();
            step.run();
        }
        List<Double> times = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < 10 || System.nanoTime() - begin < SECONDS * 1e9) {
            double expected = plain.run() * variant.flops / ONE;
            double took = step.run();
            times.add(took);
            factors.add(took / expected);
        }
        double median = Lines.print(name, times.stream().mapToDouble(t -> t).toArray(), "ms");
        Lines.print(name + "/speed", variant.flops / median / 1e6, "GF/s");
        double[] sorted = factors.stream().mapToDouble(f -> f).sorted().toArray();
        Lines.print(name + "/of-plain", sorted[sorted.length / 2], "times");
        Tsuno.setThreads(before);
    }
}
