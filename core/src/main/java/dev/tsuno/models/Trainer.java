package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.CallbackList;
import dev.tsuno.callbacks.FitParameters;
import dev.tsuno.callbacks.History;
import dev.tsuno.data.Samples;
import dev.tsuno.models.StepPrograms.Purpose;
import dev.tsuno.random.Seeds;
import dev.tsuno.random.TensorFlowRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The loops of a model: fit, evaluate, predict. */
final class Trainer {
    private final Model model;
    private final StepPrograms programs;
    private CompiledLoss loss = new CompiledLoss(null, null);
    private CompiledMetrics metrics = new CompiledMetrics(List.of(), List.of());
    /** Of this epoch. */
    private final LogMeans means = new LogMeans();

    private boolean stop;

    Trainer(Model model) {
        this.model = model;
        this.programs = new StepPrograms(model);
    }

    void compile(CompiledLoss loss, CompiledMetrics metrics) {
        this.loss = loss;
        this.metrics = metrics;
        programs.forget();
    }

    /** Programs made before are out of date. */
    void forget() {
        programs.forget();
    }

    StepPrograms programs() {
        return programs;
    }

    CompiledLoss loss() {
        return loss;
    }

    CompiledMetrics metrics() {
        return metrics;
    }

    void stop() {
        stop = true;
    }

    // fit

    History fit(BatchSource training, @Nullable BatchSource validation, FitOptions o) {
        Epochs epochs = new Epochs(training, o.stepsPerEpoch);
        Epochs tests = validation == null ? null : new Epochs(validation, o.validationSteps);
        CallbackList callbacks = new CallbackList(
                o.callbacks, true, o.verbose > 0, model, new FitParameters(o.verbose, o.epochs, epochs.count()));
        stop = false;
        Map<String, Double> logs = Map.of();
        callbacks.onTrainBegin();
        for (int epoch = o.initialEpoch; epoch < o.epochs; epoch++) {
            callbacks.onEpochBegin(epoch);
            trainEpoch(epochs, callbacks);
            logs = logs();
            if (tests != null && (epoch + 1) % o.validationFreq == 0) {
                for (Map.Entry<String, Double> value : test(tests, callbacks).entrySet())
                    logs.put("val_" + value.getKey(), value.getValue());
            }
            callbacks.onEpochEnd(epoch, logs);
            if (stop) break;
        }
        model.optimizer().finalizeVariableValues();
        callbacks.onTrainEnd(logs);
        return callbacks.history();
    }

    private void trainEpoch(Epochs epochs, CallbackList callbacks) {
        reset();
        epochs.begin();
        for (int batch = 0; epochs.next(); batch++) {
            callbacks.onTrainBatchBegin(batch);
            run(Purpose.TRAIN, epochs.source());
            callbacks.onTrainBatchEnd(batch, this::logs);
            if (stop) break;
        }
    }

    private void run(Purpose purpose, BatchSource batch) {
        StepProgram step = programs.of(purpose, batch.samples(), batch.size());
        step.feed(batch.samples(), batch.order(), batch.from(), batch.size());
        if (purpose == Purpose.TRAIN) model.beginStep();
        step.run();
        step.addLogs(means, batch.size());
    }

    void reset() {
        means.reset();
        metrics.reset();
    }

    /** The means so far, and the metrics, sorted by name as Keras's. */
    Map<String, Double> logs() {
        Map<String, Double> logs = new TreeMap<>();
        means.addTo(logs);
        metrics.addTo(logs);
        return logs;
    }

    /** An order for each epoch: with a seed always the same, as Keras on TensorFlow; else never the same. */
    static int[] shuffled(int samples) {
        OptionalLong seed = Seeds.globalSeed();
        return TensorFlowRandom.shuffle(seed.isPresent() ? seed.getAsLong() : Seeds.entropy() & 0x7fffffff, samples);
    }

    /** One step on exactly these samples, without weights; its loss. Allocates nothing once a program is there. */
    double trainOnBatch(NDArray x, NDArray y) {
        StepProgram step = programs.known(Purpose.TRAIN, x, y);
        if (step == null) {
            Samples samples = model.feeding().prepared(Samples.of(x, y));
            step = programs.of(Purpose.TRAIN, samples, samples.size());
            step.feed(samples, null, 0, samples.size());
        } else {
            step.feed(x, y);
        }
        reset();
        model.beginStep();
        step.run();
        step.addLogs(means, x.shape().dim(0));
        return step.firstLog();
    }

    /** One step on exactly these samples; what it gave. */
    Map<String, Double> onBatch(Purpose purpose, Samples samples) {
        ArrayBatches batch = new ArrayBatches(samples, samples.size(), null);
        reset();
        batch.begin();
        batch.next();
        run(purpose, batch);
        return new LinkedHashMap<>(logs());
    }

    // evaluate

    Map<String, Double> evaluate(BatchSource source, EvaluateOptions o) {
        Epochs epochs = new Epochs(source, o.steps);
        return test(epochs, callbacks(o, epochs));
    }

    private CallbackList callbacks(EvaluateOptions o, Epochs epochs) {
        return new CallbackList(
                o.callbacks, false, o.verbose > 0, model, new FitParameters(o.verbose, 1, epochs.count()));
    }

    private Map<String, Double> test(Epochs epochs, CallbackList callbacks) {
        callbacks.onTestBegin();
        reset();
        epochs.restart(); // every evaluation sees the same batches
        epochs.begin();
        for (int batch = 0; epochs.next(); batch++) {
            callbacks.onTestBatchBegin(batch);
            run(Purpose.TEST, epochs.source());
            callbacks.onTestBatchEnd(batch, this::logs);
        }
        Map<String, Double> logs = new LinkedHashMap<>(logs());
        callbacks.onTestEnd(logs);
        return logs;
    }

    // predict

    List<NDArray> predict(BatchSource source, EvaluateOptions o) {
        Epochs epochs = new Epochs(source, o.steps);
        CallbackList callbacks = callbacks(o, epochs);
        Predictions predictions = new Predictions();
        callbacks.onPredictBegin();
        epochs.begin();
        for (int batch = 0; epochs.next(); batch++) {
            callbacks.onPredictBatchBegin(batch);
            StepProgram step = programs.of(Purpose.PREDICT, source.samples(), source.size());
            step.feed(source.samples(), source.order(), source.from(), source.size());
            step.run();
            predictions.add(step, source.size());
            callbacks.onPredictBatchEnd(batch);
        }
        callbacks.onPredictEnd();
        return predictions.all();
    }

    /** The outputs for samples in batches, the last one smaller; allocates the result alone. */
    NDArray predict(NDArray x, int batchSize) {
        int samples = x.shape().dim(0);
        NDArray result = null;
        Samples all = null;
        for (int from = 0; from < samples; from += batchSize) {
            int n = Math.min(batchSize, samples - from);
            StepProgram step = n == samples ? programs.known(Purpose.PREDICT, x, null) : null;
            if (step == null) {
                if (all == null) all = model.feeding().prepared(Samples.of(x));
                step = programs.of(Purpose.PREDICT, all, n);
                step.feed(all, null, from, n);
            } else {
                step.feed(x, null);
            }
            if (step.outputs() != 1) {
                throw new IllegalArgumentException(model.name() + " has " + step.outputs()
                        + " outputs: use predict(List.of(x)), which gives a list.");
            }
            step.run();
            if (result == null) result = step.newOutput(0, samples);
            step.read(0, result, from, n);
        }
        if (result == null) throw new IllegalArgumentException("x has no samples: its shape is " + x.shape() + ".");
        return result;
    }

    /** The output for exactly these samples, written to an array. Allocates nothing once a program is there. */
    void predictOnBatch(NDArray x, NDArray out) {
        StepProgram step = programs.known(Purpose.PREDICT, x, null);
        if (step == null) {
            Samples samples = model.feeding().prepared(Samples.of(x));
            step = programs.of(Purpose.PREDICT, samples, samples.size());
            step.feed(samples, null, 0, samples.size());
        } else {
            step.feed(x, null);
        }
        if (step.outputs() != 1)
            throw new IllegalArgumentException(model.name() + " has " + step.outputs() + " outputs: use predict.");
        if (!out.shape().equals(step.outputShape(0))) {
            throw new IllegalArgumentException(
                    "out has shape " + out.shape() + ", the output has " + step.outputShape(0) + ".");
        }
        step.run();
        step.read(0, out, 0, x.shape().dim(0));
    }
}
