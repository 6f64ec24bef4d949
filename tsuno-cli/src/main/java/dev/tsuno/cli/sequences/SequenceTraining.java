package dev.tsuno.cli.sequences;

import dev.tsuno.cli.study.Cell;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.random.NumpyRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/**
 * One model trained on one task until it is solved or has seen as many sequences as it may; then tried on sequences of its own.
 *
 * <p>{@code RandomState(seed)} draws the sequences to train on, {@code RandomState(seed + 2^31)} those to test on. The weights are of the random state in
 * which it is called.
 */
record SequenceTraining(SequenceTask task, Cell cell, Recipe recipe, int seed) {
    /** As in the paper of 1997. */
    static final int TESTED = 2560;

    /** Sequences that make a point of the curve. */
    private static final int POINT = 1000;

    private static final long TEST_SEEDS = 1L << 31;

    SequenceResult run(DoubleConsumer progress) {
        long begin = System.nanoTime();
        int batchSize = recipe.batchSize();
        Sequential model = SequenceModel.of(task, cell, recipe);
        UntilSolved until = new UntilSolved(task.criterion(), batchSize, recipe.limit(), progress);
        model.compile(c -> c.optimizer(new Adam(recipe.learningRate()).globalClipnorm(recipe.clipNorm()))
                .loss(task.loss())
                .metrics(until.metrics()));
        int steps = Math.max(1, POINT / batchSize);
        long epochs = (recipe.limit() + (long) steps * batchSize - 1) / ((long) steps * batchSize);
        List<Double> loss = model.fit(
                        endless(new NumpyRandom(seed)),
                        f -> f.epochs(Math.toIntExact(epochs))
                                .stepsPerEpoch(steps)
                                .verbose(0)
                                .callbacks(until))
                .history()
                .getOrDefault("loss", List.of());
        long sequences = until.sequences();
        double[][] curve = curve(loss, steps * batchSize, sequences);
        Samples tests = task.batch(new NumpyRandom(TEST_SEEDS + seed), TESTED);
        return new SequenceResult(
                task.length(),
                cell,
                seed,
                model.countParams(),
                until.isSolved(),
                Math.min(sequences, recipe.limit()),
                curve[0],
                curve[1],
                loss(model, tests),
                wrong(model, tests),
                (System.nanoTime() - begin) / 1e9);
    }

    private Dataset<Samples> endless(NumpyRandom random) {
        return Dataset.fromIterator(() -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Samples next() {
                return task.batch(random, recipe.batchSize());
            }
        });
    }

    /** The ends of the epochs, and their losses; a last one that broke off before its half tells too little. */
    private static double[][] curve(List<Double> loss, int epoch, long sequences) {
        int points = loss.size();
        if (points > 1 && sequences % epoch != 0 && sequences % epoch < epoch / 2) points--;
        double[][] curve = new double[2][points];
        for (int i = 0; i < points; i++) {
            curve[0][i] = Math.min(sequences, (i + 1L) * epoch);
            curve[1][i] = loss.get(i);
        }
        return curve;
    }

    private double loss(Sequential model, Samples tests) {
        return Objects.requireNonNull(
                model.evaluate(tests, e -> e.batchSize(recipe.batchSize())).get("loss"));
    }

    /** Sequences of which an output is not within the tolerance. */
    private int wrong(Sequential model, Samples tests) {
        float[] y = tests.y().get(0).toFloatArray();
        float[] predicted = model.predict(tests.x().get(0), recipe.batchSize()).toFloatArray();
        int wrong = 0;
        for (int i = 0; i < TESTED; i++) {
            double largest = 0;
            for (int j = i * task.targets(); j < (i + 1) * task.targets(); j++) {
                largest = Math.max(largest, Math.abs(predicted[j] - y[j])); // NaN stays NaN
            }
            if (!(largest < task.criterion().tolerance())) wrong++;
        }
        return wrong;
    }
}
