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

/** The options of {@link ConvLSTM1D}, {@link ConvLSTM2D} and {@link ConvLSTM3D}, and of the cell inside them. */
public abstract class ConvLstmOptions<L extends ConvLstmOptions<L>> extends FilterLayer<L> {
    final Option<Activation> recurrentActivation =
            options().option("recurrent_activation", Activations.CODEC, "sigmoid");
    final WeightOptions recurrentOptions = new WeightOptions(options(), "recurrent", "orthogonal");
    final Option<Boolean> unitForgetBias = options().option("unit_forget_bias", Codecs.BOOL, true);
    final Option<Double> dropout = options().option("dropout", Codecs.FRACTION, 0.0);
    final Option<Double> recurrentDropout = options().option("recurrent_dropout", Codecs.FRACTION, 0.0);
    final Option<Long> seed = options().option("seed", Codecs.LONG, null);

    static final int GATES = 4;

    private @Nullable SeedGenerator generator;

    ConvLstmOptions(int rank) {
        super(rank, 1, "tanh", "valid", "same");
    }

    /** Default: sigmoid. */
    public final L recurrentActivation(Activation activation) {
        return set(recurrentActivation, activation);
    }

    public final L recurrentActivation(String activation) {
        return recurrentActivation(Activations.get(activation));
    }

    /** Default: orthogonal. */
    public final L recurrentInitializer(Initializer initializer) {
        return set(recurrentOptions.initializer, initializer);
    }

    public final L recurrentInitializer(String initializer) {
        return setByName(recurrentOptions.initializer, initializer);
    }

    public final L recurrentRegularizer(Regularizer regularizer) {
        return set(recurrentOptions.regularizer, regularizer);
    }

    public final L recurrentRegularizer(String name) {
        return recurrentRegularizer(Regularizers.get(name));
    }

    public final L recurrentConstraint(Constraint constraint) {
        return set(recurrentOptions.constraint, constraint);
    }

    public final L recurrentConstraint(String name) {
        return recurrentConstraint(Constraints.get(name));
    }

    /** Whether the bias of the forget gate starts at 1 (Jozefowicz et al. 2015). Default: true. */
    public final L unitForgetBias(boolean unitForgetBias) {
        return set(this.unitForgetBias, unitForgetBias);
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

    /** Keras makes the generator of the masks before the initializers, whether there is dropout or not: it takes a seed. */
    @Override
    protected void drawSeeds() {
        if (generator == null) {
            Long given = seed.orNull();
            generator = given == null ? new SeedGenerator() : new SeedGenerator(given);
        }
        super.drawSeeds();
    }

    /** Makes this the cell inside a layer: its options and generator are the layer's. */
    final void become(ConvLstmOptions<?> layer, String name) {
        layer.name(); // the layer has drawn its seeds
        options().takeFrom(layer.options());
        name(name);
        generator = layer.generator;
    }

    private static boolean draws(Option<Double> rate) {
        return rate.get() > 0 && rate.get() < 1;
    }

    /** Outside of training: Keras draws the masks all the same, so the generator passes over them. */
    final Tensor passingOver(Tensor x) {
        int draws = (draws(dropout) ? GATES : 0) + (draws(recurrentDropout) ? GATES : 0);
        return draws == 0 ? x : Ops.skipDraws(x, seedGenerator(), draws);
    }

    /** A mask for each gate, the same at every step; none if nothing is dropped, as at a rate of 1 too. */
    final List<Tensor> masks(Option<Double> rate, Shape shape, DType dtype) {
        List<Tensor> made = new ArrayList<>();
        for (int gate = 0; draws(rate) && gate < GATES; gate++)
            made.add(Ops.keepMask(shape, dtype, rate.get(), seedGenerator()));
        return List.copyOf(made);
    }

    /** Where the masks are drawn from; its state is what Keras saves with the cell. */
    public final SeedGenerator seedGenerator() {
        name(); // it has drawn its seed
        return Objects.requireNonNull(generator);
    }
}
