package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Crew;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.ConvLSTM1D;
import dev.tsuno.layers.ConvLSTM2D;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The shapes of Keras's own {@code benchmarks/layer_benchmark/rnn_benchmark.py}, and its measure: samples a second through {@code predict}
 * and through a training step with SGD, one thread, by the clock. Batches are its default, 20; of images 4, whose states would take gigabytes otherwise.
 */
final class KerasLayerBench {
    private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("bench.warm", "4"));
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "5"));
    private static final int BATCH = 20;
    private static final int IMAGES = 4;

    private KerasLayerBench() {}

    static List<Bench.Entry> entries() {
        return List.of(
                entry("lstm", BATCH, () -> new LSTM(32), 32, 256),
                entry("gru", BATCH, () -> new GRU(32), 32, 256),
                entry("simple_rnn", BATCH, () -> new SimpleRNN(32), 32, 256),
                entry("bidirectional", BATCH, () -> new Bidirectional(new LSTM(32)), 32, 256),
                entry("conv_lstm1d", BATCH, () -> new ConvLSTM1D(16, 2), 32, 256, 3),
                entry("conv_lstm2d", IMAGES, () -> new ConvLSTM2D(16, 2), 32, 64, 64, 3));
    }

    private static Bench.Entry entry(String layer, int batch, Supplier<Layer<?>> made, int... input) {
        String name = "keras/" + layer;
        return new Bench.Entry(name, () -> run(name, batch, made.get(), Shape.of(input)));
    }

    private static void run(String name, int batch, Layer<?> layer, Shape input) {
        int before = Crew.threads();
        Tsuno.setThreads(1);
        Sequential model = new Sequential(Input.of(input.dims()), layer);
        Shape output = model.outputs().get(0).shape();
        TrainStep step = new TrainStep(
                model, input.insert(0, batch).dims(), output.withBatch(batch).dims(), 0);
        print(name + "/predict", batch, step::predictByClock);
        print(name + "/train", batch, step::runByClock);
        Tsuno.setThreads(before);
    }

    private static void print(String name, int batch, DoubleSupplier milliseconds) {
        Lines.times(WARM_SECONDS, milliseconds);
        double median = Lines.print(name, Lines.times(SECONDS, milliseconds), "ms");
        Lines.print(name + "/speed", batch / median * 1e3, "samples/s");
    }
}
