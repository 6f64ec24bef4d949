package dev.tsuno.metrics;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Names;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Eager;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import dev.tsuno.random.Seeds;
import dev.tsuno.random.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number (or several) that is gathered batch by batch. As {@code keras.metrics.Metric}.
 *
 * <p>A subclass makes its states in {@link #build}, gives their new values after a batch in {@link #updateState(Tensor, Tensor, Tensor,
 * Tensor)}, and the result from the states in {@link #resultTensor}. All three are symbolic: batches of several shapes run in programs of
 * their own and share the states.
 *
 * <p>Not thread-safe.
 */
public abstract class Metric implements Configurable {
    /** Which way is better, for callbacks that watch a metric. */
    public enum Direction {
        UP,
        DOWN
    }

    /** {@code keras.config.epsilon()}. */
    static final double EPSILON = 1e-7;

    private final Options options = new Options(this::className);
    private final Option<String> name;
    private final Option<String> dtype;
    private final Ticket ticket = Seeds.register(this::settle);
    private final List<Variable> states = new ArrayList<>();
    private final Eager eager = new Eager(this::trace);
    private @Nullable String autoName;
    private @Nullable DType stateType;
    private @Nullable Program results;
    private @Nullable Tensor result;

    /** {@code defaultName} as in Keras's signature; null: the class's in snake case with a number, {@code auc}, {@code auc_1}. */
    protected Metric(@Nullable String defaultName) {
        name = options.option("name", Codecs.STRING, defaultName);
        dtype = options.option("dtype", Codecs.oneOf("float32", "float64", "int", "int32", "int64"), null);
    }

    // Options

    @Override
    public final Options options() {
        return options;
    }

    /** Keras's {@code get_config}, in which name and dtype always have a value. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(options.toConfig());
        for (Option<?> option : options.all()) {
            if (leftOut().contains(option.key()) && !option.isChanged()) config.remove(option.key());
        }
        config.put("name", name());
        config.put("dtype", dtypeLabel());
        return config;
    }

    /** The options that Keras's {@code get_config} has only if they aren't the default, or forgets. */
    Set<String> leftOut() {
        return Set.of();
    }

    String dtypeLabel() {
        return dtype().label();
    }

    /** The dtype as it was given, or null. */
    final @Nullable String givenDtype() {
        return dtype.orNull();
    }

    public final Metric name(String name) {
        options.set(this.name, name);
        return this;
    }

    public final String name() {
        ticket.resolve();
        String given = name.orNull();
        return given == null ? Objects.requireNonNull(autoName) : given;
    }

    private void settle() {
        if (name.orNull() == null) autoName = AutoNames.next(Names.snake(className()));
    }

    /** The type of the states, which must be that of the model; by default it is. */
    public final Metric dtype(DType dtype) {
        options.set(this.dtype, dtype.label());
        return this;
    }

    public final DType dtype() {
        if (stateType != null) return stateType;
        String given = dtype.orNull();
        return given == null || given.startsWith("int") ? Floatx.get() : DType.of(given);
    }

    /** Which way is better, where Keras knows it. */
    public @Nullable Direction direction() {
        return null;
    }

    // States

    /** Makes the states, for y_true and y_pred of these shapes; called once. */
    protected abstract void build(Shape yTrue, Shape yPred);

    /** A state, zeros at the start. */
    protected final Variable state(String name, Shape shape) {
        Variable variable = new Variable(name().replace('/', '>') + "/" + name, shape, dtype()).trainable(false);
        states.add(variable);
        return variable;
    }

    /**
     * Makes the states, if they aren't yet. From then on the options are fixed.
     *
     * @param dtype the type of all numbers of the program: FLOAT32 or FLOAT64
     */
    public final void ensureBuilt(Shape yTrue, Shape yPred, DType dtype) {
        String given = this.dtype.orNull();
        boolean other = given != null && given.startsWith("float") && !given.equals(dtype.label());
        if (stateType == null ? other : stateType != dtype) {
            throw new IllegalArgumentException("Metric \"" + name() + "\" is " + dtype().label() + ", the model is "
                    + dtype.label() + ". A model has one type for all numbers: leave the metric's dtype out.");
        }
        if (stateType != null) return;
        options.checkSupported();
        stateType = dtype;
        build(yTrue, yPred);
        options.close("has states");
    }

    public final boolean isBuilt() {
        return stateType != null;
    }

    /** The states, in Keras's order. */
    public List<Variable> variables() {
        return List.copyOf(states);
    }

    /** All states become zero. */
    public void resetState() {
        for (int i = 0; i < states.size(); i++) states.get(i).assign(0); // an iterator would be allocated each step
    }

    // In a program

    /**
     * The values of the states after a batch.
     *
     * @param sampleWeight a weight for each sample or each value
     * @param mask the mask of y_pred; as in Keras, only means of functions heed it
     */
    public abstract List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask);

    /** The same without a mask. */
    public final List<Assignment> updateState(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
        return updateState(yTrue, yPred, sampleWeight, null);
    }

    /** A state that grows by a value of its shape. */
    protected static Assignment grow(Variable state, Tensor by) {
        return new Assignment(state, Ops.add(state.tensor(), by));
    }

    /** The result, from the states. */
    public abstract Tensor resultTensor();

    // On arrays

    /** Adds a batch. */
    public final void updateState(NDArray yTrue, NDArray yPred) {
        updateState(yTrue, yPred, null);
    }

    /** Adds a batch with weights. */
    public final void updateState(NDArray yTrue, NDArray yPred, @Nullable NDArray sampleWeight) {
        update(yTrue, yPred, sampleWeight);
    }

    /** Adds a batch; y_true may be absent for a metric that needs none. */
    final void update(@Nullable NDArray yTrue, NDArray yPred, @Nullable NDArray sampleWeight) {
        ensureBuilt(yTrue == null ? yPred.shape() : yTrue.shape(), yPred.shape(), dtype());
        eager.call(dtype(), yTrue, yPred, sampleWeight);
    }

    private Graph trace(List<? extends @Nullable Tensor> inputs) {
        Tensor yPred = Objects.requireNonNull(inputs.get(1));
        Tensor yTrue = inputs.get(0) == null ? yPred : inputs.get(0);
        return Graph.of(List.of(), updateState(yTrue, yPred, inputs.get(2), null));
    }

    /** The result so far. */
    public final NDArray result() {
        Program program = results();
        Tensor tensor = Objects.requireNonNull(result);
        return Eager.read(program.buffer(tensor), tensor.shape());
    }

    /**
     * The result so far, where it is one number; allocates nothing.
     *
     * @throws IllegalStateException if the result is not one number
     */
    public final double value() {
        Program program = results();
        Tensor tensor = Objects.requireNonNull(result);
        if (tensor.shape().size() != 1) {
            throw new IllegalStateException("The result of metric \"" + name() + "\" has shape " + tensor.shape()
                    + ": it is not one number. Use result().");
        }
        return program.buffer(tensor).get(0);
    }

    private Program results() {
        Program program = results;
        if (program == null) {
            if (!isBuilt()) {
                throw new IllegalStateException(
                        "Metric \"" + name() + "\" has no result yet: updateState() comes first.");
            }
            Tensor traced = resultTensor();
            program = Program.compile(Graph.of(traced), KernelSets.of(dtype()));
            result = traced;
            results = program;
        }
        program.run();
        return program;
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
