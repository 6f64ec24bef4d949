package dev.tsuno.activations;

import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * An activation function: one of {@link Activations}, or any lambda, {@code x -> Activations.leakyRelu(x, 0.1)}.
 *
 * <p>A lambda has no name, so that the config of a layer that has one can't be written. {@link #named} gives it one, and
 * {@link Activations#register} makes it known by it to whoever reads that config.
 */
@FunctionalInterface
public interface Activation {
    Tensor apply(Tensor x);

    /** The name that configs know it by; null if it has none. */
    default @Nullable String name() {
        return null;
    }

    /** {@code Activation.named("cube", x -> multiply(x, square(x)))}. */
    static Activation named(String name, Activation function) {
        return new NamedActivation(name, function);
    }
}
