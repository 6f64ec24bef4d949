package dev.tsuno.layers;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.random.SeedGenerator;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options that SimpleRNN, LSTM and GRU have in common, and their cells with them. */
public abstract class RecurrentOptions<L extends RecurrentOptions<L>> extends Layer<L> {
    final Option<Integer> units = options().required("units", Codecs.SIZE);
    final Option<Activation> activation = options().option("activation", Activations.CODEC, "tanh");
    final Option<Boolean> useBias = options().option("use_bias", Codecs.BOOL, true);
    final WeightOptions kernelOptions = new WeightOptions(options(), "kernel", "glorot_uniform");
    final WeightOptions recurrentOptions = new WeightOptions(options(), "recurrent", "orthogonal");
    final WeightOptions biasOptions = new WeightOptions(options(), "bias", "zeros");
    final Option<Double> dropout = options().option("dropout", Codecs.FRACTION, 0.0);
    final Option<Double> recurrentDropout = options().option("recurrent_dropout", Codecs.FRACTION, 0.0);
    final Option<Long> seed = options().option("seed", Codecs.LONG, null);

    private @Nullable SeedGenerator generator;
    private @Nullable Object masked;
    private DropoutMasks masks = DropoutMasks.NONE;

    RecurrentOptions() {}

    /** Default: tanh. */
    public final L activation(Activation activation) {
        return set(this.activation, activation);
    }

    public final L activation(String activation) {
        return activation(Activations.get(activation));
    }

    /** Default: true. */
    public final L useBias(boolean useBias) {
        return set(this.useBias, useBias);
    }

    /** Default: glorot_uniform. */
    public final L kernelInitializer(Initializer initializer) {
        return set(kernelOptions.initializer, initializer);
    }

    public final L kernelInitializer(String initializer) {
        return setByName(kernelOptions.initializer, initializer);
    }

    /** Default: orthogonal. */
    public final L recurrentInitializer(Initializer initializer) {
        return set(recurrentOptions.initializer, initializer);
    }

    public final L recurrentInitializer(String initializer) {
        return setByName(recurrentOptions.initializer, initializer);
    }

    /** Default: zeros. */
    public final L biasInitializer(Initializer initializer) {
        return set(biasOptions.initializer, initializer);
    }

    public final L biasInitializer(String initializer) {
        return setByName(biasOptions.initializer, initializer);
    }

    public final L kernelRegularizer(Regularizer regularizer) {
        return set(kernelOptions.regularizer, regularizer);
    }

    public final L kernelRegularizer(String name) {
        return kernelRegularizer(Regularizers.get(name));
    }

    public final L recurrentRegularizer(Regularizer regularizer) {
        return set(recurrentOptions.regularizer, regularizer);
    }

    public final L recurrentRegularizer(String name) {
        return recurrentRegularizer(Regularizers.get(name));
    }

    public final L biasRegularizer(Regularizer regularizer) {
        return set(biasOptions.regularizer, regularizer);
    }

    public final L biasRegularizer(String name) {
        return biasRegularizer(Regularizers.get(name));
    }

    public final L kernelConstraint(Constraint constraint) {
        return set(kernelOptions.constraint, constraint);
    }

    public final L kernelConstraint(String name) {
        return kernelConstraint(Constraints.get(name));
    }

    public final L recurrentConstraint(Constraint constraint) {
        return set(recurrentOptions.constraint, constraint);
    }

    public final L recurrentConstraint(String name) {
        return recurrentConstraint(Constraints.get(name));
    }

    public final L biasConstraint(Constraint constraint) {
        return set(biasOptions.constraint, constraint);
    }

    public final L biasConstraint(String name) {
        return biasConstraint(Constraints.get(name));
    }

    /** The fraction of the inputs to drop in training. Default: 0. */
    public final L dropout(double rate) {
        return set(dropout, rate);
    }

    /** The fraction of the states to drop in training. Default: 0. */
    public final L recurrentDropout(double rate) {
        return set(recurrentDropout, rate);
    }

    /** The seed of the dropout's masks. */
    public final L seed(long seed) {
        return set(this.seed, seed);
    }

    /** Keras makes the generator of the masks with the cell, whether there is dropout or not: it takes a seed. */
    final void makeGenerator() {
        if (generator != null) return;
        Long given = seed.orNull();
        generator = given == null ? new SeedGenerator() : new SeedGenerator(given);
    }

    @Override
    protected void drawSeeds() {
        super.drawSeeds();
        makeGenerator();
    }

    /** Makes this the cell inside a layer: its options and generator are the layer's. */
    final void become(RecurrentOptions<?> layer, String name) {
        layer.name(); // the layer has drawn its seeds
        options().takeFrom(layer.options());
        name(name);
        generator = layer.generator;
        placeIn(layer);
    }

    /** How many gates there are, each of which has masks of its own where the states are dropped from. */
    abstract int gates();

    /** Whether a rate of 1 drops everything. In Keras it does in a SimpleRNN, and drops nothing in an LSTM or GRU. */
    boolean dropsAll() {
        return false;
    }

    private int masksEach() {
        return recurrentDropout.get() == 0 ? 1 : gates();
    }

    private static boolean draws(Option<Double> rate) {
        return rate.get() > 0 && rate.get() < 1;
    }

    /**
     * The input before the steps. Keras draws the masks of a cell in every call of its layer and uses them in training alone: elsewhere the
     * generator passes over them here.
     */
    final Tensor passingOver(Tensor x, Call call) {
        if (call.training()) return x;
        int draws = (draws(dropout) ? masksEach() : 0) + (draws(recurrentDropout) ? masksEach() : 0);
        return draws == 0 ? x : Ops.skipDraws(x, generator(), draws);
    }

    /** The masks of a call for inputs of this batch and so many features: made once, the inputs' before the states'. */
    final DropoutMasks masks(Tensor x, Call call) {
        if (!call.training() || (dropout.get() == 0 && recurrentDropout.get() == 0)) return DropoutMasks.NONE;
        if (masked != (Object) call) { // the very call: an equal one is another call of the layer
            int batch = x.shape().dim(0);
            List<Tensor> inputs = masks(dropout, Shape.of(batch, x.shape().last()), x.dtype());
            List<Tensor> states = masks(recurrentDropout, Shape.of(batch, units.get()), x.dtype());
            masks = new DropoutMasks(inputs, states);
            masked = call;
        }
        return masks;
    }

    private List<Tensor> masks(Option<Double> rate, Shape shape, DType dtype) {
        if (rate.get() == 1 && dropsAll()) return List.of(Ops.fill(0, shape, dtype));
        List<Tensor> made = new ArrayList<>();
        for (int i = 0; draws(rate) && i < masksEach(); i++)
            made.add(Ops.keepMask(shape, dtype, rate.get(), generator()));
        return List.copyOf(made);
    }

    /** Where the masks are drawn from; its state is what Keras saves with the cell. */
    public final SeedGenerator seedGenerator() {
        return generator();
    }

    private SeedGenerator generator() {
        name(); // it has drawn its seed
        return Objects.requireNonNull(generator);
    }

    final boolean isFusible() {
        return activation.get().equals(Activations.TANH);
    }
}
