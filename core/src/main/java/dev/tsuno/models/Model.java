package dev.tsuno.models;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.callbacks.TrainingModel;
import dev.tsuno.config.Names;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.layers.OutputShapes;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.Stateful;
import dev.tsuno.layers.Weight;
import dev.tsuno.metrics.Metric;
import dev.tsuno.models.StepPrograms.Purpose;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.Optimizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Layers that are trained together. As {@code keras.Model}.
 *
 * <p>Made in one of three ways: from inputs and outputs, between which layers were applied (the functional API); as a {@link Sequential};
 * or as a class of one's own that makes its layers in the constructor, each given to {@link #track}, and overrides {@code call}:
 *
 * <pre>{@code
 * Input x = Input.of(20, 1);
 * KerasTensor h = new LSTM(40).apply(x);
 * Model model = new Model(x, new Dense(1).apply(h));
 *
 * class Forecaster extends Model {
 *     private final LSTM lstm = track(new LSTM(40));
 *     private final Dense dense = track(new Dense(1));
 *
 *     protected List<Tensor> call(Call call) {
 *         return List.of(dense.apply(lstm.apply(call.input(), call), call));
 *     }
 * }
 * }</pre>
 *
 * <p>A model is a layer too and can be part of another.
 *
 * <p>Several threads may predict, evaluate and train with one model: they take turns, a prediction batch by batch, also beside a {@code fit};
 * trainings and evaluations one as a whole after the other. What makes or changes a model ({@code compile}, {@code add}, {@code setWeights})
 * is for one thread. For predictions at the same time each thread takes a model of its own over the same layers, {@code new
 * Model(model.inputs(), model.outputs())}.
 */
public class Model extends Layer<Model> implements TrainingModel {
    private final @Nullable LayerGraph graph;
    private final Trainer trainer = new Trainer(this);
    private final Feeding feeding = new Feeding(this);
    private final Passes passes = new Passes(trainer, feeding);
    private @Nullable Optimizer optimizer;
    /** How many outputs a class of one's own has; 0 until it was traced. */
    private int ownOutputs;

    private boolean trained;
    private @Nullable List<Variable> trainedWeights;
    private @Nullable CompileOptions compiled;

    /** For a class of one's own. */
    protected Model() {
        graph = null;
    }

    public Model(KerasTensor input, KerasTensor output) {
        this(null, List.of(input), List.of(output), true, true);
    }

    public Model(List<? extends KerasTensor> inputs, KerasTensor output) {
        this(inputs, List.of(output));
    }

    public Model(KerasTensor input, List<? extends KerasTensor> outputs) {
        this(List.of(input), outputs);
    }

    /** @throws IllegalArgumentException if an output needs what is not among the inputs */
    public Model(List<? extends KerasTensor> inputs, List<? extends KerasTensor> outputs) {
        this(null, inputs, outputs);
    }

    /** With a name; null counts one. */
    public Model(@Nullable String name, List<? extends KerasTensor> inputs, List<? extends KerasTensor> outputs) {
        this(name, inputs, outputs, false, false);
    }

    /** {@code inputAlone}, {@code outputAlone}: there is one, which in Keras was given without a list. */
    Model(
            @Nullable String name,
            List<? extends KerasTensor> inputs,
            List<? extends KerasTensor> outputs,
            boolean inputAlone,
            boolean outputAlone) {
        if (name != null) name(name);
        graph = new LayerGraph(List.copyOf(inputs), List.copyOf(outputs), inputAlone, outputAlone);
        ensureBuilt(inputs.stream().map(KerasTensor::shape).toList());
    }

    /** The name; a model may take one at any time. */
    @Override
    public Model name(String name) {
        if (!isBuilt()) return super.name(name);
        renamed(name);
        return this;
    }

    @Override
    public String className() {
        return graph != null ? "Functional" : getClass().getSimpleName();
    }

    /**
     * {@code name}, {@code trainable}, {@code layers}, {@code input_layers}, {@code output_layers}; a class of one's own says what makes it
     * again.
     */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        if (graph != null) return FunctionalConfig.of(this, graph);
        if (this instanceof Sequential) return super.getConfig();
        throw new UnsupportedOperationException(this
                + " is a class of your own: what makes it again is in its code. Override getConfig, and register the class in"
                + " Layers.REGISTRY.");
    }

    @Override
    public Map<String, @Nullable Object> behindConfig() {
        Map<String, @Nullable Object> behind = new LinkedHashMap<>();
        if (graph != null) behind.put("build_config", Collections.singletonMap("input_shape", null));
        else behind.putAll(super.behindConfig());
        behind.put("compile_config", compiled == null ? Map.of() : CompileConfig.of(compiled, optimizer()));
        return behind;
    }

    // What it is made of

    /** The layers, in Keras's order; in the functional API the input layers among them. */
    @Override
    public List<Layer<?>> layers() {
        return graph == null ? sublayers() : graph.layers();
    }

    /** In the functional API the layers and the operations that make masks, as Keras lists them; else the layers. */
    public final List<Layer<?>> operations() {
        return graph == null ? layers() : graph.operations();
    }

    /** In the functional API the calls of its layers, each behind those that it needs; else none. */
    public final List<LayerCall> layerCalls() {
        return graph == null ? List.of() : graph.calls();
    }

    /** What it was made from; none for a class of one's own. */
    public List<KerasTensor> inputs() {
        return graph == null ? List.of() : graph.inputs();
    }

    /** What it was made to give; none for a class of one's own. */
    public List<KerasTensor> outputs() {
        return graph == null ? List.of() : graph.outputs();
    }

    /** The first of the {@link #inputs()}. */
    @Override
    public KerasTensor input() {
        return inputs().isEmpty() ? super.input() : inputs().get(0);
    }

    /** The first of the {@link #outputs()}. */
    @Override
    public KerasTensor output() {
        return outputs().isEmpty() ? super.output() : outputs().get(0);
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return graph == null ? super.sublayers() : graph.layers();
    }

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public Layer<?> getLayer(String name) {
        List<String> names = new ArrayList<>();
        for (Layer<?> layer : layers()) {
            if (layer.name().equals(name)) return layer;
            names.add(layer.name());
        }
        throw Names.unknown("layer of " + name(), name, names);
    }

    /** @throws IllegalArgumentException if there are not so many */
    public Layer<?> getLayer(int index) {
        List<Layer<?>> layers = layers();
        if (index < 0 || index >= layers.size())
            throw new IllegalArgumentException(name() + " has " + layers.size() + " layers, none at " + index + ".");
        return layers.get(index);
    }

    /** In the functional API what the model is made of; null for another. */
    @Nullable
    LayerGraph graph() {
        return graph;
    }

    /** The names of the outputs: of the layers that give them. */
    public List<String> outputNames() {
        if (graph != null)
            return graph.outputs().stream().map(KerasTensor::name).toList();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= Math.max(1, ownOutputs); i++) names.add("output_" + i);
        return names;
    }

    /** FLOAT32 or FLOAT64: the type that it computes in, that of its first layer. */
    @Override
    public DType floatType() {
        for (Layer<?> layer : LayerGraph.computing(layers())) {
            return layer instanceof Model inner ? inner.floatType() : layer.dtype();
        }
        return Floatx.get();
    }

    // As a layer

    @Override
    protected Outputs outputs(Call call) {
        return graph == null ? super.outputs(call) : graph.run(call.trace(), call.inputs(), call.masks());
    }

    /** What a class of one's own overrides. */
    @Override
    protected List<Tensor> call(Call call) {
        return graph == null ? super.call(call) : outputs(call).tensors();
    }

    /** What the constraint of a weight, if it has one, makes of a new value. */
    BiFunction<Variable, Tensor, Tensor> constraints() {
        Map<Variable, Constraint> constraints = new HashMap<>();
        for (Weight weight : ownWeights()) {
            Constraint constraint = weight.constraint();
            if (constraint != null) constraints.put(weight.variable(), constraint);
        }
        return (variable, value) -> {
            Constraint constraint = constraints.get(variable);
            return constraint == null ? value : constraint.apply(value);
        };
    }

    // Training

    /**
     * Chooses optimizer, loss and metrics; to be called again when {@code trainable} was changed or a layer added after the first batch, which
     * is when the optimizer takes the weights.
     */
    public void compile(Consumer<CompileOptions> configure) {
        CompileOptions options = new CompileOptions();
        configure.accept(options);
        optimizer = options.optimizer == null ? Optimizers.get("rmsprop") : options.optimizer;
        trained = false;
        trainedWeights = null;
        compiled = options;
        trainer.compile(
                new CompiledLoss(options.loss, options.lossWeights),
                new CompiledMetrics(options.metrics, options.weightedMetrics));
    }

    @Override
    public Optimizer optimizer() {
        if (optimizer == null) throw new IllegalStateException(name() + " has no optimizer: call compile first.");
        return optimizer;
    }

    /** The optimizer, if it has trained; for the summary. */
    @Nullable
    Optimizer trainedOptimizer() {
        return trained ? optimizer : null;
    }

    /** The metrics of {@code compile}; empty before the first batch. */
    @Override
    public List<Metric> metrics() {
        return trainer.metrics().all();
    }

    /** The loss and metrics since they were last reset: those of the last epoch, evaluation or batch. As {@code get_metrics_result}. */
    public Map<String, Double> getMetricsResult() {
        return trainer.logs();
    }

    /** Loss and metrics begin anew; fit, evaluate and the {@code …OnBatch} calls do so themselves. */
    public void resetMetrics() {
        trainer.reset();
    }

    Trainer trainer() {
        return trainer;
    }

    /** Compiles it as a config says; the optimizer is then ready for its state. */
    void compileFromConfig(Map<String, ? extends @Nullable Object> config) {
        compile(CompileConfig.read(config));
        trained = isBuilt();
        if (trained) buildOptimizer();
    }

    void beginStep() {
        optimizer().beginStep();
        trained = true;
    }

    @Override
    public void stopTraining() {
        trainer.stop();
    }

    /** The loss of a step: by default the compiled losses, weighted, and the penalties of the layers. As {@code compute_loss}. */
    protected Tensor computeLoss(Step step, Outputs yPred) {
        return step.withPenalties(
                trainer.loss().isEmpty() ? null : trainer.loss().of(step, yPred, outputNames()));
    }

    /** A step of training; to be overridden for a way of one's own. As {@code train_step}. */
    protected void trainStep(Step step) {
        Outputs yPred = step.forward();
        Tensor loss = computeLoss(step, yPred);
        step.log("loss", loss);
        step.minimize(loss);
        step.updateMetrics(yPred);
    }

    /** A step of evaluation. As {@code test_step}. */
    protected void testStep(Step step) {
        Outputs yPred = step.forward();
        step.log("loss", computeLoss(step, yPred));
        step.updateMetrics(yPred);
    }

    /** A step of prediction: what it gives. As {@code predict_step}. */
    protected List<Tensor> predictStep(Step step) {
        return step.forward().tensors();
    }

    /** Trains for one epoch in batches of 32, as Keras's {@code fit(x, y)}. */
    public History fit(NDArray x, NDArray y) {
        return fit(x, y, f -> {});
    }

    /** Trains for one epoch on the batches of a dataset. */
    public History fit(Dataset<Samples> batches) {
        return fit(batches, f -> {});
    }

    /** Trains. x {@code (samples, …)}, y {@code (samples, …)}. */
    public History fit(NDArray x, NDArray y, Consumer<FitOptions> configure) {
        return fit(Samples.of(x, y), configure);
    }

    /** Trains a model of several inputs or outputs. */
    public History fit(List<NDArray> x, List<NDArray> y, Consumer<FitOptions> configure) {
        return fit(Samples.of(x, y), configure);
    }

    /** The same with the arrays by the names of inputs and outputs, as Keras's dicts. */
    public History fit(Map<String, NDArray> x, Map<String, NDArray> y, Consumer<FitOptions> configure) {
        return fit(feeding.byName(x, y), configure);
    }

    public History fit(Samples samples, Consumer<FitOptions> configure) {
        optimizer();
        return passes.fit(samples, configure);
    }

    /**
     * Trains on the batches of a dataset; an epoch is a pass, or {@code stepsPerEpoch} batches, of which the next epoch goes on where the
     * last one stopped. The passes are numbered from {@code initialEpoch} on. A model that isn't built yet is built for the shapes of the
     * first batch: give it an Input where batches differ.
     */
    public History fit(Dataset<Samples> batches, Consumer<FitOptions> configure) {
        optimizer();
        return passes.fit(batches, configure);
    }

    /** The loss and metrics on data, in batches of 32. */
    @Override
    public Map<String, Double> evaluate(NDArray x, NDArray y) {
        return evaluate(x, y, o -> {});
    }

    public Map<String, Double> evaluate(NDArray x, NDArray y, Consumer<EvaluateOptions> configure) {
        return evaluate(Samples.of(x, y), configure);
    }

    public Map<String, Double> evaluate(List<NDArray> x, List<NDArray> y) {
        return evaluate(x, y, o -> {});
    }

    /** By the names of inputs and outputs. */
    public Map<String, Double> evaluate(Map<String, NDArray> x, Map<String, NDArray> y) {
        return evaluate(x, y, o -> {});
    }

    public Map<String, Double> evaluate(
            Map<String, NDArray> x, Map<String, NDArray> y, Consumer<EvaluateOptions> configure) {
        return evaluate(feeding.byName(x, y), configure);
    }

    public Map<String, Double> evaluate(List<NDArray> x, List<NDArray> y, Consumer<EvaluateOptions> configure) {
        return evaluate(Samples.of(x, y), configure);
    }

    public Map<String, Double> evaluate(Samples samples, Consumer<EvaluateOptions> configure) {
        return passes.evaluate(samples, configure);
    }

    /** The loss and metrics on the batches of a dataset: of its pass 0. */
    public Map<String, Double> evaluate(Dataset<Samples> batches) {
        return evaluate(batches, o -> {});
    }

    public Map<String, Double> evaluate(Dataset<Samples> batches, Consumer<EvaluateOptions> configure) {
        return passes.evaluate(batches, configure);
    }

    /** The output for x {@code (samples, …)}, in batches of 32. */
    @Override
    public NDArray predict(NDArray x) {
        return predict(x, 32);
    }

    public NDArray predict(NDArray x, int batchSize) {
        FitOptions.atLeastOne("predict", "batch_size", batchSize);
        if (x.ndim() == 0) throw new IllegalArgumentException("x has no axes.");
        return trainer.predict(x, batchSize);
    }

    public NDArray predict(NDArray x, Consumer<EvaluateOptions> configure) {
        List<NDArray> outputs = predict(List.of(x), configure);
        if (outputs.size() == 1) return outputs.get(0);
        throw new IllegalArgumentException(
                name() + " has " + outputs.size() + " outputs: use predict(List.of(x)), which gives a list.");
    }

    /** The outputs for inputs by their names. */
    public List<NDArray> predict(Map<String, NDArray> x) {
        return predict(x, o -> {});
    }

    public List<NDArray> predict(Map<String, NDArray> x, Consumer<EvaluateOptions> configure) {
        return predict(feeding.byName(x, null).x(), configure);
    }

    /** The outputs of a model of several inputs or outputs. */
    public List<NDArray> predict(List<NDArray> x) {
        return predict(x, o -> {});
    }

    public List<NDArray> predict(List<NDArray> x, Consumer<EvaluateOptions> configure) {
        return passes.predict(x, configure);
    }

    /** The output for the batches of a dataset, one behind the other; targets and weights are left alone. */
    public NDArray predict(Dataset<Samples> batches) {
        List<NDArray> outputs = predict(batches, o -> {});
        if (outputs.size() == 1) return outputs.get(0);
        throw new IllegalArgumentException(
                name() + " has " + outputs.size() + " outputs: use predict(dataset, o -> {}), which gives a list.");
    }

    /** The outputs, for a model of one or several. */
    public List<NDArray> predict(Dataset<Samples> batches, Consumer<EvaluateOptions> configure) {
        return passes.predict(batches, configure);
    }

    /**
     * One step on one batch; its loss alone, a number, where {@link #trainOnBatch(Samples)} gives a map. Allocates nothing once the first
     * batch of this shape has run.
     */
    public double trainOnBatch(NDArray x, NDArray y) {
        return trainer.trainOnBatch(x, y);
    }

    /** One step on one batch, with weights if it has any; a map of its loss and metrics, where {@link #trainOnBatch(NDArray, NDArray)} gives the loss. */
    public Map<String, Double> trainOnBatch(Samples batch) {
        return trainer.onBatch(Purpose.TRAIN, feeding.prepared(batch));
    }

    /** The same, with what a sample of each class counts for. */
    public Map<String, Double> trainOnBatch(Samples batch, Map<Integer, Double> classWeight) {
        return trainOnBatch(ClassWeights.applied(batch, classWeight));
    }

    /** The loss and metrics of one batch, a map. */
    public Map<String, Double> testOnBatch(NDArray x, NDArray y) {
        return testOnBatch(Samples.of(x, y));
    }

    /** The loss and metrics of one batch. */
    public Map<String, Double> testOnBatch(Samples batch) {
        return trainer.onBatch(Purpose.TEST, feeding.prepared(batch));
    }

    /** The output for one batch, whatever its size. */
    public NDArray predictOnBatch(NDArray x) {
        return trainer.predict(x, Math.max(1, x.ndim() == 0 ? 1 : x.shape().dim(0)));
    }

    /** The outputs for one batch of a model of several inputs or outputs. */
    public List<NDArray> predictOnBatch(List<NDArray> x) {
        return predict(x, o -> o.batchSize(Integer.MAX_VALUE));
    }

    /**
     * The output for one batch, written to an array of its shape. Allocates nothing once the first batch of this shape has run.
     *
     * @throws IllegalArgumentException if {@code out} has another shape
     */
    public void predictOnBatch(NDArray x, NDArray out) {
        trainer.predictOnBatch(x, out);
    }

    /**
     * Writes the weights by their {@code path()}, {@code dense/kernel}, to a file {@code .npz}; whole or not at all. What the optimizer keeps
     * is not in it. Name the layers, so that another process has the same paths.
     *
     * @throws IllegalArgumentException for another kind of file, or two weights of one path
     */
    public void saveWeights(Path file) throws IOException {
        WeightFile.write(file, this);
    }

    /**
     * Takes the weights of a file that {@link #saveWeights} wrote. If a name or a shape isn't this model's, nothing is changed.
     *
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if it holds the weights of another model
     */
    public void loadWeights(Path file) throws IOException {
        WeightFile.read(file, this);
    }

    /** The states of stateful layers become zero. */
    public void resetStates() {
        for (Layer<?> layer : layers()) {
            if (layer instanceof Model inner) inner.resetStates();
            if (layer instanceof Stateful stateful && stateful.isStateful()) stateful.resetState();
        }
    }

    // Building

    Feeding feeding() {
        return feeding;
    }

    /** Builds the model for the shapes of these samples, if it isn't built. */
    void buildFor(Samples samples) {
        if (graph != null || ownOutputs > 0) return;
        ownOutputs = OutputShapes.of(this, isBuilt() ? builtFor() : shapes(samples), floatType())
                .size();
    }

    /** Of the inputs, for batches of any size. */
    static List<Shape> shapes(Samples samples) {
        return samples.x().stream()
                .map(x -> x.shape().withDim(0, Shape.UNKNOWN))
                .toList();
    }

    /**
     * Once for each {@code compile}, before the first step of training. An optimizer that has these weights already, as one from a config or
     * one that goes on after layers were frozen, stays as it is.
     */
    void buildOptimizer() {
        if (optimizer == null || trainedWeights != null) return;
        List<Variable> weights = trainableWeights();
        boolean known = optimizer.isBuilt() && new HashSet<>(optimizer.trained()).containsAll(weights);
        if (!known) optimizer.build(weights, floatType());
        trainedWeights = weights;
    }

    /** What training changes: the weights that were trainable when the optimizer took them. */
    List<Variable> trainedWeights() {
        if (trainedWeights == null) throw new IllegalStateException(name() + " has no optimizer: call compile first.");
        return trainedWeights;
    }

    /** A layer came or went: programs are out of date, and an optimizer that has its weights already can't take others. */
    final void changed() {
        trainer.forget();
        if (trainedWeights == null) return;
        optimizer = null;
        compiled = null;
        trainedWeights = null;
    }

    // Looking at it

    /** Prints Keras's table of layers. */
    public void summary() {
        summary(o -> {});
    }

    public void summary(Consumer<SummaryOptions> configure) {
        SummaryOptions options = new SummaryOptions();
        configure.accept(options);
        options.printFn.accept(Summary.of(this, options));
    }

    public String summaryText() {
        return summaryText(o -> {});
    }

    public String summaryText(Consumer<SummaryOptions> configure) {
        SummaryOptions options = new SummaryOptions();
        configure.accept(options);
        return Summary.of(this, options);
    }

    /** What becomes of the model when it runs on batches of this size: its graph, and the plan of its program. */
    public String explain(int batch) {
        List<NDArray> x = new ArrayList<>();
        for (Shape shape : builtFor()) {
            Shape whole = shape.withDim(0, batch);
            for (int axis = 1; axis < whole.rank(); axis++) {
                if (whole.dim(axis) == Shape.UNKNOWN) whole = whole.withDim(axis, 10);
            }
            x.add(NDArray.zeros(whole, floatType()));
        }
        StepProgram step = trainer.programs().of(Purpose.PREDICT, new Samples(x, List.of(), List.of()), batch);
        return "Graph\n" + step.program().plan().graph() + "Plan ("
                + step.program().kernels().description() + ")\n"
                + step.program().plan();
    }
}
