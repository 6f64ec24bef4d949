package dev.tsuno.conformance;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import dev.tsuno.program.KernelSets;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One model of the study: trained as Keras trained it, and compared on the way and at the end. */
final class StudyCase {
    /** As many as a recurrent layer and a dense one have. */
    private static final int WEIGHTS = 5;

    private final StudyRun run;
    private final String name;
    private final StudyBars bars;
    private final Map<String, NDArray> golden;
    private final StudyWindows windows;
    private final Check check;

    private StudyCase(StudyRun run, String name, Map<String, NDArray> golden, Check check) {
        this.run = run;
        this.name = name;
        this.golden = golden;
        this.check = check;
        bars = StudyBars.of(run, name);
        windows = StudyWindows.of(array("predict_after").shape().dim(1));
    }

    /** Trains on these kernels, with names and random numbers that begin anew. */
    static void run(StudyRun run, String name, Kernels kernels, Check check) throws IOException {
        StudyCase study = new StudyCase(run, name, run.arrays(name), check);
        String before = run.summary(name, "summary");
        String after = run.summary(name, "summary_after_fit");
        Tsuno.clearSession();
        // A state of its own, in which the seed is set as a user does.
        Seeds.withSeed(
                0,
                () -> KernelSets.with(kernels, () -> {
                    Sequential model = study.model();
                    if (before != null) check.same("summary", before, model.summaryText());
                    study.train(model);
                    if (after != null) check.same("summary after fit", after, model.summaryText());
                }));
    }

    // The model before training

    private Sequential model() {
        OptionalLong seed = run.seed();
        return seed.isPresent() ? seeded(seed.getAsLong()) : given();
    }

    /** All models of the run are made, since each draws from the same seed. */
    private Sequential seeded(long seed) {
        Tsuno.setRandomSeed(seed);
        Map<String, Sequential> models = new LinkedHashMap<>();
        for (String each : run.models()) models.put(each, compiled(each));
        Sequential model = models.get(name);
        if (model == null) throw new IllegalArgumentException("the run has no model " + name);
        List<NDArray> weights = model.getWeights();
        for (int i = 0; i < WEIGHTS; i++) check.exact("start_w" + i, array("start_w" + i), weights.get(i));
        if (golden.containsKey("order")) {
            NDArray order = array("order");
            check.exact("order", order, SampleOrder.of(order.size(), run.shuffle()));
        }
        return model;
    }

    private Sequential given() {
        Sequential model = compiled(name);
        NDArray[] weights = new NDArray[WEIGHTS];
        Arrays.setAll(weights, i -> array("start_w" + i));
        model.setWeights(List.of(weights));
        return model;
    }

    private Sequential compiled(String each) {
        int units = array("start_w1").shape().dim(0); // the recurrent kernel's
        DType dtype = run.dtype();
        Layer<?> cell = switch (each) {
            case "simple_rnn" -> new SimpleRNN(units).returnSequences(true).dtype(dtype);
            case "lstm" -> new LSTM(units).returnSequences(true).dtype(dtype);
            case "gru" -> new GRU(units).returnSequences(true).dtype(dtype);
            default -> throw new Unsupported("model " + each);
        };
        Sequential model = new Sequential(Input.of(windows.length(), 1), cell, new Dense(1).dtype(dtype));
        model.compile(c -> c.optimizer(run.optimizer()).loss(run.loss()));
        return model;
    }

    // The training

    private void train(Sequential model) {
        compare("predict_before", model.predict(windows.inputs()), bars.before());
        Map<String, List<Double>> history = model.fit(
                        windows.inputs(),
                        windows.targets(),
                        f -> f.batchSize(run.batchSize())
                                .epochs(run.epochs())
                                .validationSplit(run.validationSplit())
                                .shuffle(run.shuffle())
                                .verbose(0)
                                .callbacks(new Snapshots(model)))
                .history();
        epochs("loss", history, bars.loss());
        epochs("val_loss", history, bars.valLoss());
        weights("final", model, bars.weightsAfter(run.epochs()));
        compare("predict_after", model.predict(windows.inputs()), bars.after());
        compare("forecast", windows.forecast(model), bars.forecast());
        Double loss = model.evaluate(windows.inputs(), windows.targets(), e -> e.batchSize(run.batchSize()))
                .get("loss");
        if (golden.containsKey("evaluate") && loss != null) {
            check.relative("evaluate", array("evaluate").toDoubleArray(), new double[] {loss}, bars.evaluate());
        }
    }

    /** Compares the weights after the epochs for which there are {@code epochN_w0 …}. */
    private final class Snapshots extends Callback {
        private final Sequential model;

        Snapshots(Sequential model) {
            this.model = model;
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> logs) {
            weights("epoch" + (epoch + 1), model, bars.weightsAfter(epoch + 1));
        }
    }

    private void epochs(String key, Map<String, List<Double>> history, double bar) {
        List<Double> values = history.getOrDefault(key, List.of());
        double[] expected = array(key).toDoubleArray();
        if (values.size() != run.epochs() || expected.length != run.epochs()) {
            check.fail(key + " has " + values.size() + " epochs, expected " + expected.length + " of " + run.epochs());
            return;
        }
        int compared = bars.epochs();
        double[] actual =
                values.stream().limit(compared).mapToDouble(Double::doubleValue).toArray();
        check.relative(key, Arrays.copyOf(expected, compared), actual, bar);
    }

    private void weights(String when, Sequential model, double bar) {
        if (!golden.containsKey(when + "_w0")) return;
        List<NDArray> weights = model.getWeights();
        for (int i = 0; i < WEIGHTS; i++) compare(when + "_w" + i, weights.get(i), bar);
    }

    /** For an array that the run may lack. */
    private void compare(String key, NDArray actual, double bar) {
        if (golden.containsKey(key)) check.ofLargest(key, array(key), actual, bar);
    }

    private NDArray array(String key) {
        NDArray array = golden.get(key);
        if (array == null) throw new IllegalArgumentException(name + ".npz has no array " + key);
        return array;
    }
}
