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
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The loops of a model: fit, evaluate, predict.
 *
 * <p>Several threads may call it. {@code running} is held from the feeding of a batch until what it gave is read, for a program has one
 * memory; {@code measuring} for as long as loss and metrics are those of one fit or evaluation. Predictions hold it not, so that they go on
 * beside a fit, between its batches. Who holds both took {@code measuring} first.
 */
final class Trainer {
    private final Model model;
    private final StepPrograms programs;
    private CompiledLoss loss = new CompiledLoss(null, null);
    private CompiledMetrics metrics = new CompiledMetrics(List.of(), List.of());
    /** Of this epoch. */
    private final LogMeans means = new LogMeans();

    private final Object measuring = new Object();
    private final Object running = new Object();
    private volatile boolean stop;

    Trainer(Model model) {
        this.model = model;
        this.programs = new StepPrograms(model);
    }

    void compile(CompiledLoss loss, CompiledMetrics metrics) {
        synchronized (running) {
            this.loss = loss;
            this.metrics = metrics;
            programs.forget();
        }
    }

    /** Programs made before are out of date. */
    void forget() {
        synchronized (running) {
            programs.forget();
        }
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
        synchronized (measuring) {
            return epochs(training, validation, o);
        }
    }

    private History epochs(BatchSource training, @Nullable BatchSource validation, FitOptions o) {
        if (model.isBuilt()) model.buildOptimizer();
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
        synchronized (running) {
            StepProgram step = fed(purpose, batch);
            if (purpose == Purpose.TRAIN) model.beginStep();
            step.run();
            step.addLogs(means, batch.size());
        }
    }

    /** The program of a batch, with the batch in it. */
    private StepProgram fed(Purpose purpose, BatchSource batch) {
        StepProgram step = programs.of(purpose, batch.samples(), batch.size());
        step.feed(batch.samples(), batch.order(), batch.from(), batch.size());
        return step;
    }

    /** The same of exactly these samples. Where a program knows their shapes nothing is allocated; else they are prepared first. */
    private StepProgram fed(Purpose purpose, NDArray x, @Nullable NDArray y) {
        StepProgram step = programs.known(purpose, x, y);
        if (step == null) {
            Samples samples = model.feeding().prepared(y == null ? Samples.of(x) : Samples.of(x, y));
            step = programs.of(purpose, samples, samples.size());
            step.feed(samples, null, 0, samples.size());
        } else {
            step.feed(x, y);
        }
        return step;
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
        synchronized (measuring) {
            synchronized (running) {
                StepProgram step = fed(Purpose.TRAIN, x, y);
                reset();
                model.beginStep();
                step.run();
                step.addLogs(means, x.shape().dim(0));
                return step.firstLog();
            }
        }
    }

    /** One step on exactly these samples; what it gave. */
    Map<String, Double> onBatch(Purpose purpose, Samples samples) {
        ArrayBatches batch = new ArrayBatches(samples, samples.size(), null);
        batch.begin();
        batch.next();
        synchronized (measuring) {
            reset();
            run(purpose, batch);
            return new LinkedHashMap<>(logs());
        }
    }

    // evaluate

    Map<String, Double> evaluate(BatchSource source, EvaluateOptions o) {
        Epochs epochs = new Epochs(source, o.steps);
        synchronized (measuring) {
            return test(epochs, callbacks(o, epochs));
        }
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
            synchronized (running) {
                StepProgram step = fed(Purpose.PREDICT, source);
                step.run();
                predictions.add(step, source.size());
            }
            callbacks.onPredictBatchEnd(batch);
        }
        callbacks.onPredictEnd();
        return predictions.all();
    }

    /** The output for samples in batches, the last one smaller; allocates the result alone where they are one batch. */
    NDArray predict(NDArray x, int batchSize) {
        int samples = x.shape().dim(0);
        if (samples == 0) throw new IllegalArgumentException("x has no samples: its shape is " + x.shape() + ".");
        if (batchSize >= samples) {
            synchronized (running) {
                StepProgram step = single(fed(Purpose.PREDICT, x, null));
                step.run();
                NDArray result = step.newOutput(0, samples);
                step.read(0, result, 0, samples);
                return result;
            }
        }
        ArrayBatches batches = new ArrayBatches(model.feeding().prepared(Samples.of(x)), batchSize, null);
        NDArray result = null;
        batches.begin();
        while (batches.next()) {
            synchronized (running) {
                StepProgram step = single(fed(Purpose.PREDICT, batches));
                step.run();
                if (result == null) result = step.newOutput(0, samples);
                step.read(0, result, batches.from(), batches.size());
            }
        }
        return Objects.requireNonNull(result);
    }

    /** The output for exactly these samples, written to an array. Allocates nothing once a program is there. */
    void predictOnBatch(NDArray x, NDArray out) {
        synchronized (running) {
            StepProgram step = single(fed(Purpose.PREDICT, x, null));
            if (!out.shape().equals(step.outputShape(0))) {
                throw new IllegalArgumentException(
                        "out has shape " + out.shape() + ", the output has " + step.outputShape(0) + ".");
            }
            step.run();
            step.read(0, out, 0, x.shape().dim(0));
        }
    }

    private StepProgram single(StepProgram step) {
        if (step.outputs() == 1) return step;
        throw new IllegalArgumentException(
                model.name() + " has " + step.outputs() + " outputs: use predict(List.of(x)), which gives a list.");
    }
}
