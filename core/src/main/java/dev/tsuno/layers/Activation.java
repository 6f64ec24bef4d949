package dev.tsuno.layers;

import dev.tsuno.activations.Activations;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** An activation function as a layer, {@code new Activation("relu")}. As {@code keras.layers.Activation}. */
public final class Activation extends Layer<Activation> {
    private final Option<dev.tsuno.activations.Activation> activation =
            options().required("activation", Activations.CODEC);

    Activation() {}

    public Activation(String activation) {
        this(Activations.get(activation));
    }

    public Activation(dev.tsuno.activations.Activation activation) {
        set(this.activation, activation);
    }

    @Override
    protected Tensor call(Tensor x) {
        return activation.get().apply(x);
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
