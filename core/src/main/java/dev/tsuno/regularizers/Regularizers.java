package dev.tsuno.regularizers;

import dev.tsuno.config.Registry;

/** The regularizers by name, as {@code keras.regularizers.get}. */
public final class Regularizers {
    public static final Registry<Regularizer> REGISTRY = new Registry<Regularizer>("regularizer", "keras.regularizers")
            .add("L1", L1::new)
            .add("L2", L2::new)
            .add("L1L2", L1L2::new, "l1_l2")
            .add("OrthogonalRegularizer", OrthogonalRegularizer::new);

    private Regularizers() {}

    public static Regularizer get(String name) {
        return REGISTRY.get(name);
    }
}
