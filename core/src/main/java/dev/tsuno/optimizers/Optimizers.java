package dev.tsuno.optimizers;

import dev.tsuno.config.Registry;

/** The optimizers by name, as {@code keras.optimizers.get}. */
public final class Optimizers {
    public static final Registry<Optimizer> REGISTRY = new Registry<Optimizer>("optimizer", "keras.optimizers")
            .add("SGD", SGD::new)
            .add("Adam", Adam::new);

    private Optimizers() {}

    public static Optimizer get(String name) {
        return REGISTRY.get(name);
    }
}
