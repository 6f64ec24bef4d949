package dev.tsuno.activations;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Names;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The activation functions by name, as {@code keras.activations.get}. */
public final class Activations {
    private static final Map<String, Activation> KNOWN = new ConcurrentHashMap<>();

    public static final Activation LINEAR = known(new Activation("linear", x -> x));
    public static final Activation TANH = known(new Activation("tanh", x -> tanh(x)));
    public static final Activation SIGMOID = known(new Activation("sigmoid", x -> sigmoid(x)));
    public static final Activation RELU = known(new Activation("relu", x -> relu(x)));
    /** clip(x + 3, 0, 6) / 6, as Keras 3; the derivative is 0 at both ends, where that of {@code clip} would be 1/6. */
    public static final Activation HARD_SIGMOID = known(new Activation(
            "hard_sigmoid", x -> divide(minimum(fill(6, Shape.SCALAR, x.dtype()), relu(add(x, 3))), 6)));

    /** How an activation stands in a config: by its name. */
    public static final Codec<Activation> CODEC = new Codec<>() {
        @Override
        public Activation decode(Object plain) {
            if (plain instanceof String name) return get(name);
            if (plain instanceof Map<?, ?> map && map.get("config") instanceof String name) return get(name);
            throw new IllegalArgumentException("expected the name of an activation, got " + plain);
        }

        @Override
        public Object encode(Activation value) {
            return value.name();
        }
    };

    private Activations() {}

    private static Activation known(Activation activation) {
        KNOWN.put(activation.name(), activation);
        return activation;
    }

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public static Activation get(String name) {
        Activation activation = KNOWN.get(name);
        if (activation == null) throw Names.unknown("activation", name, KNOWN.keySet());
        return activation;
    }

    /** Makes a function of the user's known by its name. */
    public static void register(Activation activation) {
        KNOWN.put(activation.name(), activation);
    }
}
