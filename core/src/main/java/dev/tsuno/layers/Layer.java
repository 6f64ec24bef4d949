package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Names;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Eager;
import dev.tsuno.random.Seeds;
import dev.tsuno.random.Ticket;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer: variables, and a description of what it computes. As {@code keras.layers.Layer}.
 *
 * <p>A layer of your own extends this with itself as the type argument, makes its weights in {@link #build}, and says its formula in
 * {@link #call(Tensor)} with the words of {@link dev.tsuno.ops.Ops}. A layer of several inputs or outputs, with states, or that differs in
 * training overrides {@link #call(Call)} instead.
 *
 * <p>Not thread-safe.
 *
 * @param <L> the layer's own class: what its setters return
 */
public abstract class Layer<L extends Layer<L>> implements Configurable {
    private static final List<String> ONLY_IF_SET = List.of("activity_regularizer", "lora_rank", "lora_alpha");

    private final Options options = new Options(this::toString);
    private final Option<String> name = options.option("name", Codecs.STRING, null);
    private final Option<Boolean> trainable = options.option("trainable", Codecs.BOOL, true);
    private final Option<Object> dtype = options.option("dtype", Codecs.ANY, null);
    private final Option<Regularizer> activityRegularizer =
            options.option("activity_regularizer", Regularizers.REGISTRY, null);
    private final Ticket ticket = Seeds.register(this::settle);
    private final LayerWeights own = new LayerWeights();
    private final List<LayerCall> calls = new ArrayList<>();
    private @Nullable Layer<?> outer;
    private @Nullable Layer<?> before;
    private @Nullable Shape inputShape;
    private @Nullable Boolean isTrainable;
    private @Nullable String autoName;
    private @Nullable String newName;
    private @Nullable DType weightType;
    private @Nullable List<Shape> builtFor;

    // Options

    @Override
    public final Options options() {
        return options;
    }

    /** Sets an option, in a fluent setter: {@code return set(units, 40)}. */
    protected final <T> L set(Option<T> option, @Nullable T value) {
        ticket.touch();
        options.set(option, value);
        return self();
    }

    /** Sets an option to the object of that name. It is made when the layer's turn comes, as Keras's constructor does it. */
    protected final L setByName(Option<?> option, String name) {
        ticket.touch();
        options.setByName(option, name);
        return self();
    }

    @SuppressWarnings("unchecked")
    protected final L self() {
        return (L) this;
    }

    /** The name; by default the class's with a number. */
    public L name(String name) {
        return set(this.name, name);
    }

    /** Another name, whether it is built or not: for a model, which may be built where it is made. */
    protected final void renamed(String name) {
        ticket.resolve();
        newName = name;
    }

    public final String name() {
        ticket.resolve();
        if (newName != null) return newName;
        String given = name.orNull();
        if (given != null) return given;
        if (autoName == null) throw new IllegalStateException("a layer without a name");
        return autoName;
    }

    /** The shape of the input without the batch, for the first layer of a Sequential: as Keras's {@code input_shape}. */
    public final L inputShape(int... shape) {
        inputShape = Shape.of(shape);
        return self();
    }

    /** The shape given by {@link #inputShape(int...)}; null if none was. */
    public final @Nullable Shape inputShape() {
        return inputShape;
    }

    /** Whether its weights and those of the layers inside are trained; may be changed at any time, counts from the next {@code compile}. */
    public L trainable(boolean trainable) {
        isTrainable = trainable;
        own.trainable(trainable);
        for (Layer<?> inner : sublayers()) inner.trainable(trainable);
        return self();
    }

    public final boolean trainable() {
        return isTrainable == null ? trainable.get() : isTrainable;
    }

    /** A penalty on the outputs, the mean over the batch. */
    public final L activityRegularizer(Regularizer regularizer) {
        return set(activityRegularizer, regularizer);
    }

    public final L activityRegularizer(String name) {
        return activityRegularizer(Regularizers.get(name));
    }

    /** The penalty on the outputs; null if there is none. */
    final @Nullable Regularizer activityRegularizer() {
        return activityRegularizer.orNull();
    }

    /** The type of the weights and of what is computed: float32 or float64; by default {@link Floatx}. */
    public final L dtype(DType dtype) {
        return set(this.dtype, dtype.label());
    }

    public final DType dtype() {
        if (weightType != null) return weightType;
        Object given = dtype.orNull();
        if (given == null) return Floatx.get();
        DType type = DTypePolicies.parse(given, this);
        if (!type.isFloating() && allowsIntegers()) return Floatx.get();
        if (!type.isFloating())
            throw new IllegalArgumentException(this + ": dtype must be float32 or float64, got " + type.label());
        return type;
    }

    /** Whether Keras lets its dtype be an integer one, that of its results; it computes in floats all the same. */
    boolean allowsIntegers() {
        return false;
    }

    /** An activity regularizer and LoRA's options stand in it only if they are set; Keras's classes that write null too put it there themselves. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = options.toConfig();
        config.put(name.key(), name());
        config.put(trainable.key(), trainable());
        config.put(dtype.key(), DTypePolicies.toConfig(dtype()));
        for (String key : ONLY_IF_SET) if (config.get(key) == null) config.remove(key);
        return config;
    }

    /** The shapes that it was built for, where Keras writes them. */
    @Override
    public Map<String, @Nullable Object> behindConfig() {
        return CallSignature.of(this).behindConfig(this);
    }

    /** The moment of construction, in Keras's order: names are counted, seeds are drawn. Runs once. */
    private void settle() {
        if (name.orNull() == null) autoName = AutoNames.next(autoNamePrefix());
        drawSeeds();
    }

    /** The name of Keras's class, as summaries and drawings show it. */
    public String typeName() {
        return className();
    }

    /** What its name begins with if none is given. */
    String autoNamePrefix() {
        return Names.snake(typeName());
    }

    /** Makes the defaults that draw a seed, in the order in which Keras's constructor does. */
    protected void drawSeeds() {
        for (Option<?> option : options.all()) {
            if (!option.isRequired() && option.orNull() instanceof Initializer initializer) initializer.settle();
        }
    }

    // Building

    /** Makes the weights for inputs of this shape; unknown sizes are {@link Shape#UNKNOWN}. */
    protected void build(Shape input) {}

    /** The same for several inputs. */
    protected void build(List<Shape> inputs) {
        build(inputs.get(0));
    }

    /** Builds the layer, if it isn't yet. From then on its options are fixed. If that fails it is as before. */
    public final void ensureBuilt(List<Shape> inputs) {
        if (builtFor != null) return;
        ticket.resolve();
        options.checkSupported();
        weightType = dtype();
        own.mark();
        Building.of(
                this,
                () -> sized(() -> {
                    build(inputs);
                    return inputs;
                }));
        if (!trainable()) trainable(false);
        builtFor = List.copyOf(inputs);
        options.close("is built");
    }

    /** As before it was built. */
    final void unbuild() {
        own.takeBack();
        weightType = null;
        builtFor = null;
        options.reopen();
    }

    /** Does what works with the sizes that the options give; where they lead too far, that is said with the layer's name. */
    private <T> T sized(Supplier<T> body) {
        try {
            return body.get();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    inPlace() + ": its sizes are too large, an axis would have more than 2147483647 elements.", e);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(inPlace() + ": " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new IllegalArgumentException(
                    inPlace() + ": its sizes are too large for Java's heap of "
                            + (Runtime.getRuntime().maxMemory() >> 20) + " MB. Give it more with -Xmx.",
                    e);
        }
    }

    private String inPlace() {
        return outer == null ? toString() : this + " of " + outer;
    }

    public final boolean isBuilt() {
        return builtFor != null;
    }

    /** Whether Keras has built it before it sees an input: it has no weights. */
    public final boolean isBuiltFromTheStart() {
        return CallSignature.of(this).isBuiltFromTheStart();
    }

    /** The shapes that it was built for, unknown sizes included. */
    public final List<Shape> builtFor() {
        if (builtFor == null)
            throw new IllegalStateException(
                    this + " is not built yet: give the first layer an input shape, or call the model on data.");
        return builtFor;
    }

    /** A trained weight with its own options. */
    protected final Variable weight(String name, Shape shape, Initializer initializer) {
        return weight(name, shape, initializer, null, null).variable();
    }

    final Variable weight(WeightOptions own, String name, Shape shape) {
        return weight(own, name, shape, own.initializer.get());
    }

    final Variable weight(WeightOptions own, String name, Shape shape, Initializer initializer) {
        return weight(name, shape, initializer, own.regularizer.orNull(), own.constraint.orNull())
                .variable();
    }

    private Weight weight(
            String name,
            Shape shape,
            Initializer initializer,
            @Nullable Regularizer regularizer,
            @Nullable Constraint constraint) {
        if (!shape.isKnown()) {
            throw new IllegalArgumentException(this + ": weight " + name + " would have shape " + shape
                    + ". The last axis of the input must be known.");
        }
        Variable variable = new Variable(path() + "/" + name, shape, dtype());
        variable.assign(initializer.values(shape, dtype()));
        Weight weight = new Weight(variable, regularizer, constraint);
        own.addWeight(weight);
        return weight;
    }

    /** A state that is not trained. */
    protected final Variable state(String name, Shape shape) {
        Variable variable = new Variable(path() + "/" + name, shape, dtype()).trainable(false);
        own.addState(new Weight(variable, null, null));
        return variable;
    }

    /** A state that is not trained, and what it starts with. */
    final Variable state(String name, Shape shape, Initializer initializer) {
        Variable variable = state(name, shape);
        variable.assign(initializer.values(shape, dtype()));
        return variable;
    }

    /** Keras's path of its variables: the name, behind that of the layer it is part of. */
    String path() {
        return outer == null ? name() : outer.path() + "/" + name();
    }

    /** Says which layer it is part of; before it is built. */
    final void placeIn(Layer<?> outer) {
        this.outer = outer;
    }

    /** Its own variables, the trained ones first, then those of each layer inside it, in Keras's order; none twice. */
    public List<Weight> ownWeights() {
        return own.with(sublayers());
    }

    /** The layers that it is made of; by default those given to {@link #track}. */
    protected List<Layer<?>> sublayers() {
        return own.layers();
    }

    /** Makes a layer part of this one: its weights are this one's. Called in the constructor or in {@code build}. */
    protected final <T extends Layer<?>> T track(T layer) {
        own.track(layer);
        layer.placeIn(this);
        return layer;
    }

    public final List<Variable> weights() {
        return ownWeights().stream().map(Weight::variable).toList();
    }

    public final List<Variable> trainableWeights() {
        return trainable() ? weights().stream().filter(Variable::trainable).toList() : List.of();
    }

    public final long countParams() {
        return weights().stream().mapToLong(Variable::size).sum();
    }

    public final List<NDArray> getWeights() {
        return weights().stream().map(Variable::value).toList();
    }

    /** @throws IllegalArgumentException if their number or a shape differs */
    public final void setWeights(List<NDArray> values) {
        List<Variable> variables = weights();
        if (values.size() != variables.size()) {
            throw new IllegalArgumentException(
                    this + " has " + variables.size() + " weights, got " + values.size() + " arrays.");
        }
        for (int i = 0; i < values.size(); i++) variables.get(i).assign(values.get(i));
    }

    // Calling

    /** What the layer computes, for a layer of one input and one output that is the same in training. */
    protected Tensor call(Tensor x) {
        throw new UnsupportedOperationException(className() + " overrides neither call(Tensor) nor call(Call)");
    }

    /** What the layer computes. */
    protected List<Tensor> call(Call call) {
        return List.of(call(call.input()));
    }

    /** Whether a mask of its input goes on to its output. By default not: the mask ends here, as in Keras. */
    protected boolean supportsMasking() {
        return false;
    }

    /** The mask of the first output, for a layer that supports masking; by default the input's. */
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return call.mask();
    }

    /** The outputs with their masks: those that layers inside left with them, else that of {@link #computeMask}. */
    protected Outputs outputs(Call call) {
        List<Tensor> outputs = call(call);
        Outputs masked = Outputs.of(outputs, supportsMasking() ? computeMask(call, outputs) : null);
        return call.withMasksFromInside(masked);
    }

    /** Calls the layer as part of a trace; builds it, if it isn't yet. */
    public final Outputs apply(Call call) {
        ensureBuilt(call.inputs().stream().map(Tensor::shape).toList());
        return Scope.in(name(), () -> {
            Outputs outputs = sized(() -> call.trace().calling(this, () -> outputs(call)));
            afterCall(call, outputs.tensors());
            call.trace().leaveMasks(outputs);
            return outputs;
        });
    }

    /** Calls the layer on one tensor, in the body of another layer. The mask that the tensor brings along goes with it. */
    public final Tensor apply(Tensor x, Call outer) {
        return apply(outer.on(x)).first();
    }

    /** What the layer makes of an array {@code (batch, …)}, for a look at it; not in training. */
    public NDArray apply(NDArray x) {
        return apply(x, false);
    }

    /**
     * The same, in training if told so, as Keras's {@code layer(x, training=True)}: what is random is drawn anew, and states change. It
     * describes and compiles the layer each time; where it is to be fast, make a model.
     */
    public final NDArray apply(NDArray x, boolean training) {
        if (x.ndim() == 0) throw new IllegalArgumentException(this + " is applied to an array without axes.");
        ensureBuilt(List.of(x.shape().withDim(0, Shape.UNKNOWN)));
        Eager once = new Eager(inputs -> {
            Trace trace = new Trace(training);
            Tensor y = apply(Call.of(trace, List.of(Objects.requireNonNull(inputs.get(0)))))
                    .first();
            return Graph.of(List.of(y), trace.assignments());
        });
        return once.call(floatType(), x).get(0);
    }

    /** FLOAT32 or FLOAT64: the type that it computes in. */
    public DType floatType() {
        return dtype();
    }

    // In the functional API

    /** Applies the layer: its only output, or the first. Several inputs are those of a layer that takes a list. */
    public final KerasTensor apply(KerasTensor... inputs) {
        return applyAll(List.of(inputs), c -> {}).get(0);
    }

    /** Applies the layer with further arguments. */
    public final KerasTensor apply(KerasTensor input, Consumer<CallArguments> arguments) {
        return applyAll(List.of(input), arguments).get(0);
    }

    public final KerasTensor apply(List<KerasTensor> inputs, Consumer<CallArguments> arguments) {
        return applyAll(inputs, arguments).get(0);
    }

    /** Applies the layer: all its outputs, as of a recurrent layer with {@code returnState}. */
    public final List<KerasTensor> applyAll(KerasTensor... inputs) {
        return applyAll(List.of(inputs), c -> {});
    }

    public final List<KerasTensor> applyAll(List<KerasTensor> inputs, Consumer<CallArguments> arguments) {
        if (inputs.isEmpty()) throw new IllegalArgumentException(this + " is applied to nothing: give it an input.");
        CallArguments given = new CallArguments();
        arguments.accept(given);
        LayerCall source = inputs.get(0).source();
        before = source == null ? null : source.layer();
        LayerCall call = new LayerCall(this, calls.size(), inputs, given);
        record(call);
        return call.outputs();
    }

    /** The layer that gives the input of its last call, or of that of the layer that it is part of; for messages. */
    final @Nullable Layer<?> layerBefore() {
        return before != null || outer == null ? before : outer.layerBefore();
    }

    /** Counts a call among its calls. */
    final void record(LayerCall call) {
        calls.add(call);
    }

    /** What makes the mask of the output in Keras's graph, for a layer that begins one or makes one of several. */
    @Nullable
    KerasTensor newMask(List<KerasTensor> inputs) {
        return null;
    }

    /** What Keras's graph makes of a mask that an output takes over from an input. */
    KerasTensor passedMask(KerasTensor mask) {
        return mask;
    }

    /** Its calls in the functional API, in their order. */
    public final List<LayerCall> calls() {
        return List.copyOf(calls);
    }

    /**
     * What it is applied to where it is called first, the first of several. As {@code layer.input}.
     *
     * @throws IllegalStateException if it is in no model yet
     */
    public KerasTensor input() {
        return firstCall().inputs().get(0);
    }

    /**
     * What it gives where it is called first, the first of several. As {@code layer.output}: {@code new Model(model.inputs(),
     * List.of(model.getLayer("lstm").output()))} shows what goes on inside of a model.
     *
     * @throws IllegalStateException if it is in no model yet
     */
    public KerasTensor output() {
        return firstCall().outputs().get(0);
    }

    private LayerCall firstCall() {
        if (!calls.isEmpty()) return calls.get(0);
        throw new IllegalStateException(
                this + " has neither input nor output: it is part of no model whose Input is known.");
    }

    /** The type of an output, as a model tells it. */
    DType outputType(int output) {
        return dtype();
    }

    /** The penalty on the outputs, the mean over the batch. */
    void afterCall(Call call, List<Tensor> outputs) {
        Regularizer regularizer = activityRegularizer.orNull();
        if (regularizer == null) return;
        for (Tensor output : outputs) {
            int batch = output.shape().dim(0);
            call.trace().addLoss(Scope.in(name() + " activity", () -> Ops.divide(regularizer.apply(output), batch)));
        }
    }

    /** The penalties on its weights. */
    public List<Tensor> regularizationLosses() {
        List<Tensor> losses = new ArrayList<>();
        Set<Variable> trained = new HashSet<>(trainableWeights());
        for (Weight weight : ownWeights()) {
            Regularizer regularizer = weight.regularizer();
            if (regularizer != null && trained.contains(weight.variable())) {
                losses.add(Scope.in(
                        name() + " regularization",
                        () -> regularizer.apply(weight.variable().tensor())));
            }
        }
        return losses;
    }

    @Override
    public String toString() {
        String shown = newName != null ? newName : autoName == null ? name.orNull() : autoName;
        return shown == null ? className() : className() + " \"" + shown + '"';
    }
}
