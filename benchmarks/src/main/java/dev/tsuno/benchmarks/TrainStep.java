package dev.tsuno.benchmarks;

import dev.tsuno.array.NDArray;
import dev.tsuno.models.Model;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;

/** A model's whole training step on one batch of random numbers. */
final class TrainStep {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Model model;
    private final NDArray x;
    private final NDArray y;

    /** @param zeros every so many rows of the first two axes are zeros, for a mask; 0: none */
    TrainStep(Model model, int[] x, int[] y, int zeros) {
        this.model = model;
        this.x = random(x, zeros);
        this.y = random(y, 0);
        model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
    }

    private static NDArray random(int[] dims, int zeros) {
        Random random = new Random(1);
        NDArray values = NDArray.zeros(dims);
        int size = Math.toIntExact(values.shape().size());
        int row = size / dims[0] / dims[1];
        float[] all = new float[size];
        for (int i = 0; i < size; i++) {
            float value = random.nextFloat() - 0.5f;
            all[i] = zeros > 0 && i / row % zeros == 0 ? 0 : value;
        }
        values.copyFrom(all, 0, 0, size);
        return values;
    }

    /** One step: milliseconds of this thread's own CPU time. */
    double run() {
        long start = THREADS.getCurrentThreadCpuTime();
        model.trainOnBatch(x, y);
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    /** One step: milliseconds by the clock. */
    double runByClock() {
        long start = System.nanoTime();
        model.trainOnBatch(x, y);
        return (System.nanoTime() - start) / 1e6;
    }

    /** The prediction of the same batch: milliseconds by the clock. */
    double predictByClock() {
        long start = System.nanoTime();
        model.predictOnBatch(x);
        return (System.nanoTime() - start) / 1e6;
    }
}
