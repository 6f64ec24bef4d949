package dev.tsuno.models;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.History;
import dev.tsuno.callbacks.ProgbarLogger;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.OutputShapes;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.Stateful;
import dev.tsuno.layers.Trace;
import dev.tsuno.layers.Weight;
import dev.tsuno.losses.Loss;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.random.Seeds;
import dev.tsuno.random.TensorFlowRandom;
import dev.tsuno.random.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Layers in a row. As {@code keras.Sequential}.
 *
 * <pre>{@code
 * Sequential model = new Sequential(Input.of(20, 1), new LSTM(40).returnSequences(true), new Dense(1));
 * model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
 * History history = model.fit(x, y, f -> f.batchSize(10).epochs(1000).validationSplit(0.1));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Sequential {
    private final List<Layer<?>> layers = new ArrayList<>();
    private final List<Shape> outputShapes = new ArrayList<>();
    private final Trainer trainer = new Trainer(this);
    private final Ticket ticket = Seeds.register(() -> autoName = AutoNames.next("sequential"));
    private @Nullable String autoName;
    private @Nullable Input input;
    private @Nullable Optimizer optimizer;
    private @Nullable Loss loss;
    private List<Loss> metrics = List.of();
    private boolean trained;

    /** A model that learns the shape of its input from the first data. */
    public Sequential(Layer<?>... layers) {
        this.layers.addAll(List.of(layers));
    }

    public Sequential(Input input, Layer<?>... layers) {
        this.input = input;
        this.layers.addAll(List.of(layers));
        ticket.touch();
        build(input.batchShape());
    }

    /** Adds a layer at the end; before the model is built. */
    public Sequential add(Layer<?> layer) {
        if (!outputShapes.isEmpty() && input == null)
            throw new IllegalStateException(name() + " is built: no layer can be added.");
        layers.add(layer);
        trainer.forget();
        if (input != null) {
            outputShapes.clear();
            build(input.batchShape());
        }
        return this;
    }

    private void build(Shape shape) {
        Shape current = shape;
        for (Layer<?> layer : layers) {
            current = OutputShapes.of(layer, List.of(current), dtype()).get(0);
            outputShapes.add(current);
        }
    }

    private void ensureBuilt(NDArray x) {
        if (outputShapes.isEmpty()) build(x.shape().withDim(0, Shape.UNKNOWN));
    }

    public String name() {
        ticket.resolve();
        return autoName == null ? "sequential" : autoName;
    }

    public List<Layer<?>> layers() {
        return List.copyOf(layers);
    }

    List<Shape> outputShapes() {
        if (outputShapes.isEmpty())
            throw new IllegalStateException(name() + " is not built: give it an Input, or call it on data.");
        return outputShapes;
    }

    /** FLOAT32 or FLOAT64: the type of the first layer. */
    public DType dtype() {
        return layers.isEmpty() ? DType.FLOAT32 : layers.get(0).dtype();
    }

    // Weights

    public List<Variable> weights() {
        List<Variable> all = new ArrayList<>();
        for (Layer<?> layer : layers) all.addAll(layer.weights());
        return all;
    }

    public List<Variable> trainableWeights() {
        List<Variable> all = new ArrayList<>();
        for (Layer<?> layer : layers) all.addAll(layer.trainableWeights());
        return all;
    }

    public long countParams() {
        return weights().stream().mapToLong(Variable::size).sum();
    }

    /** Copies, in Keras's order and shapes. */
    public List<NDArray> getWeights() {
        return weights().stream().map(Variable::value).toList();
    }

    /** @throws IllegalArgumentException if their number or a shape differs */
    public void setWeights(List<NDArray> values) {
        List<Variable> variables = weights();
        if (values.size() != variables.size()) {
            throw new IllegalArgumentException(
                    name() + " has " + variables.size() + " weights, got " + values.size() + " arrays.");
        }
        for (int i = 0; i < values.size(); i++) variables.get(i).assign(values.get(i));
    }

    // Tracing

    Outputs trace(Trace trace, Tensor x) {
        Outputs outputs = Outputs.of(List.of(x), null);
        for (Layer<?> layer : layers) outputs = layer.apply(Call.of(trace, outputs.first(), outputs.mask()));
        return outputs;
    }

    List<Tensor> regularizationLosses() {
        List<Tensor> losses = new ArrayList<>();
        for (Layer<?> layer : layers) losses.addAll(layer.regularizationLosses());
        return losses;
    }

    /** The new values, with the constraints of the weights that have one. */
    List<Assignment> constrained(List<Assignment> updates) {
        Map<Variable, Constraint> constraints = new LinkedHashMap<>();
        for (Layer<?> layer : layers) {
            for (Weight weight : layer.ownWeights()) {
                Constraint constraint = weight.constraint();
                if (constraint != null) constraints.put(weight.variable(), constraint);
            }
        }
        List<Assignment> all = new ArrayList<>();
        for (Assignment a : updates) {
            Constraint constraint = constraints.get(a.variable());
            all.add(constraint == null ? a : new Assignment(a.variable(), constraint.apply(a.value())));
        }
        return all;
    }

    // Training

    /** Chooses loss, optimizer and metrics. */
    public void compile(Consumer<CompileOptions> configure) {
        CompileOptions options = new CompileOptions();
        configure.accept(options);
        optimizer = options.optimizer;
        loss = options.loss;
        metrics = List.copyOf(options.metrics);
        trained = false;
        trainer.forget();
        if (optimizer != null && !outputShapes.isEmpty()) optimizer.build(trainableWeights(), dtype());
    }

    Loss loss() {
        if (loss == null) throw new IllegalStateException(name() + " has no loss: call compile first.");
        return loss;
    }

    Optimizer optimizer() {
        if (optimizer == null) throw new IllegalStateException(name() + " has no optimizer: call compile first.");
        return optimizer;
    }

    List<Loss> metrics() {
        return metrics;
    }

    /** The optimizer, if it has trained; for the summary. */
    @Nullable
    Optimizer trainedOptimizer() {
        return trained ? optimizer : null;
    }

    /** Trains. x {@code (samples, …)}, y {@code (samples, …)}. */
    public History fit(NDArray x, NDArray y, Consumer<FitOptions> configure) {
        FitOptions o = new FitOptions();
        configure.accept(o);
        checkSamples(x, y);
        NDArray weights = o.sampleWeight;
        if (weights != null) checkSamples(x, weights);
        prepare(x);
        int samples = x.shape().dim(0);
        NDArray validX = o.validationX;
        NDArray validY = o.validationY;
        int training = samples;
        if (validX == null && o.validationSplit > 0) {
            training = (int) Math.floor(samples * (1 - o.validationSplit));
            if (training == 0 || training == samples) {
                throw new IllegalArgumentException("fit: validation_split=" + o.validationSplit + " of " + samples
                        + " samples leaves nothing to train or to validate.");
            }
            validX = x.slice(training, samples);
            validY = y.slice(training, samples);
        }
        History history = new History();
        List<Callback> callbacks = new ArrayList<>(List.of(history));
        if (o.verbose > 0) callbacks.add(new ProgbarLogger(System.out, o.epochs));
        callbacks.addAll(o.callbacks);
        for (Callback callback : callbacks) callback.onTrainBegin();
        OptionalLong seed = Seeds.globalSeed();
        for (int epoch = o.initialEpoch; epoch < o.epochs; epoch++) {
            for (Callback callback : callbacks) callback.onEpochBegin(epoch);
            int[] order = o.shuffle ? TensorFlowRandom.shuffle(shuffleSeed(seed), training) : inOrder(training);
            Map<String, Double> logs =
                    new LinkedHashMap<>(pass(Trainer.Purpose.TRAIN, x, y, weights, order, o.batchSize));
            if (validX != null && validY != null && (epoch + 1) % o.validationFreq == 0) {
                int[] all = inOrder(validX.shape().dim(0));
                pass(Trainer.Purpose.TEST, validX, validY, null, all, o.batchSize)
                        .forEach((k, v) -> logs.put("val_" + k, v));
            }
            boolean stop = false;
            for (Callback callback : callbacks) {
                callback.onEpochEnd(epoch, logs);
                stop |= callback.stopTraining();
            }
            if (stop) break;
        }
        for (Callback callback : callbacks) callback.onTrainEnd();
        return history;
    }

    /** With a seed the same each epoch, as Keras on TensorFlow; else never the same. */
    private static long shuffleSeed(OptionalLong seed) {
        return seed.isPresent() ? seed.getAsLong() : Seeds.entropy() & 0x7fffffff;
    }

    private static int[] inOrder(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        return order;
    }

    private void prepare(NDArray x) {
        boolean built = !outputShapes.isEmpty();
        ensureBuilt(x);
        checkInput(x);
        if (!built && optimizer != null) optimizer.build(trainableWeights(), dtype());
    }

    private void checkInput(NDArray x) {
        if (input == null) return;
        Shape expected = input.batchShape();
        boolean fits = expected.rank() == x.ndim();
        for (int axis = 1; fits && axis < expected.rank(); axis++) {
            fits = expected.dim(axis) == Shape.UNKNOWN
                    || expected.dim(axis) == x.shape().dim(axis);
        }
        if (!fits)
            throw new IllegalArgumentException(name() + " expects x of shape " + expected + ", got " + x.shape() + ".");
    }

    private static void checkSamples(NDArray x, NDArray y) {
        if (x.ndim() == 0 || y.ndim() == 0 || x.shape().dim(0) != y.shape().dim(0)) {
            throw new IllegalArgumentException("x has shape " + x.shape() + ", what goes with it " + y.shape()
                    + ": both need the same number of samples on their first axis.");
        }
        if (x.shape().dim(0) == 0)
            throw new IllegalArgumentException("x has no samples: its shape is " + x.shape() + ".");
    }

    /** One pass over samples; the means of loss and metrics, batches weighted by their number of samples. */
    private Map<String, Double> pass(
            Trainer.Purpose purpose, NDArray x, NDArray y, @Nullable NDArray weight, int[] order, int batchSize) {
        double[] sums = new double[1 + metrics.size()];
        for (int from = 0; from < order.length; from += batchSize) {
            int n = Math.min(batchSize, order.length - from);
            StepProgram step = trainer.program(purpose, n, x, y, weight);
            step.feed(x, y, weight, order, from, n);
            if (purpose == Trainer.Purpose.TRAIN) {
                optimizer().beginStep();
                trained = true;
            }
            step.program().run();
            sums[0] += step.lossValue() * n;
            for (int i = 0; i < metrics.size(); i++) sums[i + 1] += step.metric(i) * n;
        }
        Map<String, Double> means = new LinkedHashMap<>();
        means.put("loss", sums[0] / order.length);
        for (int i = 0; i < metrics.size(); i++) means.put(metrics.get(i).name(), sums[i + 1] / order.length);
        return means;
    }

    /** One step on one batch; its loss. */
    public double trainOnBatch(NDArray x, NDArray y) {
        checkSamples(x, y);
        prepare(x);
        int n = x.shape().dim(0);
        return pass(Trainer.Purpose.TRAIN, x, y, null, inOrder(n), n).getOrDefault("loss", Double.NaN);
    }

    /** The loss and metrics on data, in batches of 32. */
    public Map<String, Double> evaluate(NDArray x, NDArray y) {
        return evaluate(x, y, 32);
    }

    public Map<String, Double> evaluate(NDArray x, NDArray y, int batchSize) {
        checkSamples(x, y);
        FitOptions.atLeastOne("evaluate", "batch_size", batchSize);
        prepare(x);
        return pass(Trainer.Purpose.TEST, x, y, null, inOrder(x.shape().dim(0)), batchSize);
    }

    /** The outputs for x {@code (samples, …)}, in batches of 32. */
    public NDArray predict(NDArray x) {
        return predict(x, 32);
    }

    public NDArray predict(NDArray x, int batchSize) {
        if (x.ndim() == 0) throw new IllegalArgumentException("x has no axes.");
        FitOptions.atLeastOne("predict", "batch_size", batchSize);
        prepare(x);
        int samples = x.shape().dim(0);
        int[] order = inOrder(samples);
        NDArray result = null;
        for (int from = 0; from < samples; from += batchSize) {
            int n = Math.min(batchSize, samples - from);
            StepProgram step = trainer.program(Trainer.Purpose.PREDICT, n, x, null, null);
            if (result == null) result = NDArray.zeros(step.yPred().shape().withDim(0, samples), dtype());
            step.feed(x, null, null, order, from, n);
            step.program().run();
            Batch.read(step.program().buffer(step.yPred()), result, from, n);
        }
        if (result == null) throw new IllegalArgumentException("x has no samples: its shape is " + x.shape() + ".");
        return result;
    }

    /** The states of stateful layers become zero. */
    public void resetStates() {
        for (Layer<?> layer : layers) {
            if (layer instanceof Stateful stateful && stateful.isStateful()) stateful.resetState();
        }
    }

    // Looking at it

    /** Prints Keras's table of layers. */
    public void summary() {
        System.out.print(summaryText());
    }

    public String summaryText() {
        return Summary.of(this);
    }

    /** What becomes of the model when it runs on batches of this size: its graph, and the plan of its program. */
    public String explain(int batch) {
        Shape shape = (input == null ? layers.get(0).builtFor().get(0) : input.batchShape()).withDim(0, batch);
        StepProgram step = trainer.program(Trainer.Purpose.PREDICT, batch, NDArray.zeros(shape, dtype()), null, null);
        return "Graph\n" + step.program().plan().graph() + "Plan ("
                + step.program().kernels().description() + ")\n"
                + step.program().plan();
    }
}
