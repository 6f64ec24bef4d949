package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import dev.tsuno.kernels.Crew;
import dev.tsuno.layers.BatchNormalization;
import dev.tsuno.layers.Conv1D;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.GlobalAveragePooling1D;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.LayerNormalization;
import dev.tsuno.layers.MaxPooling1D;
import dev.tsuno.layers.MultiHeadAttention;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whole training steps: convolution and attention; and how long it takes until a model of
 * ten layers has done its first step, in a JVM that has made many before.
 */
final class ModelBench {
    private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("bench.warm", "4"));
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "5"));
    private static final int BUILT_BEFORE = 60;
    private static final int BUILT = 60;

    private ModelBench() {}

    static List<Bench.Entry> entries() {
        return List.of(
                step("model/conv1d-64-128-k5-b32-t100", ModelBench::conv1dStep),
                step("model/attention-256-h8-b16-t128", ModelBench::attentionStep),
                new Bench.Entry("build/ten_layers", ModelBench::build));
    }

    static TrainStep conv1dStep() {
        Model model = new Sequential(Input.of(100, 64), new Conv1D(128, 5).padding("same"));
        return new TrainStep(model, of(32, 100, 64), of(32, 100, 128), 0);
    }

    static TrainStep attentionStep() {
        Input x = Input.of(128, 256);
        KerasTensor y = new MultiHeadAttention(8, 32).apply(x, x);
        return new TrainStep(new Model(x, y), of(16, 128, 256), of(16, 128, 256), 0);
    }

    private static int[] of(int... dims) {
        return dims;
    }

    private static Model tenLayers() {
        return new Sequential(
                Input.of(40, 8),
                new Conv1D(32, 3).padding("same").activation("relu"),
                new BatchNormalization(),
                new MaxPooling1D(2),
                new LSTM(32).returnSequences(true),
                new Dropout(0.2),
                new GRU(32).returnSequences(true),
                new LayerNormalization(),
                new GlobalAveragePooling1D(),
                new Dense(32).activation("relu"),
                new Dense(1));
    }

    private static Bench.Entry step(String name, Supplier<TrainStep> made) {
        return new Bench.Entry(name, () -> {
            int before = Crew.threads();
            TrainStep step = made.get();
            for (int threads = 1; threads <= 2; threads++) {
                Tsuno.setThreads(threads);
                for (long start = System.nanoTime(); System.nanoTime() - start < WARM_SECONDS * 1e9; ) step.run();
                String label = name + (threads == 1 ? "/1-thread" : "/2-threads");
                Lines.print(label, Lines.times(SECONDS, step::runByClock), "ms");
                if (threads == 1) Lines.print(label + "/cpu", Lines.times(SECONDS, step::run), "ms");
            }
            Tsuno.setThreads(before);
        });
    }

    /** Layers and weights, trace, plan, kernels and their memory, the first step. */
    private static void build() {
        double[] times = new double[BUILT];
        for (int i = 0; i < BUILT_BEFORE + BUILT; i++) {
            long start = System.nanoTime();
            new TrainStep(tenLayers(), of(32, 40, 8), of(32, 1), 0).run();
            if (i >= BUILT_BEFORE) times[i - BUILT_BEFORE] = (System.nanoTime() - start) / 1e6;
        }
        Lines.print("build/ten_layers", times, "ms");
    }
}
