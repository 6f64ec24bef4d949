package dev.tsuno.layers;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Option;

/** The options that LSTM and GRU add: the activation of their gates. */
public abstract class GatedOptions<L extends GatedOptions<L>> extends RecurrentOptions<L> {
    /** What Keras takes as {@code use_cudnn}. There is no cuDNN here: each gives the same numbers. */
    static final Codec<Object> USE_CUDNN = new Codec<>() {
        @Override
        public Object decode(Object plain) {
            if (plain.equals("auto") || plain instanceof Boolean) return plain;
            throw new IllegalArgumentException("expected \"auto\", true or false, got " + plain);
        }

        @Override
        public Object encode(Object value) {
            return value;
        }
    };

    final Option<Activation> recurrentActivation =
            options().option("recurrent_activation", Activations.CODEC, "sigmoid");

    GatedOptions() {}

    /** Default: sigmoid. */
    public final L recurrentActivation(Activation activation) {
        return set(recurrentActivation, activation);
    }

    public final L recurrentActivation(String activation) {
        return recurrentActivation(Activations.get(activation));
    }

    final boolean hasUsualGates() {
        return isFusible() && recurrentActivation.get().equals(Activations.SIGMOID);
    }
}
