package dev.tsuno.losses;

import dev.tsuno.config.Registry;

/** The losses by name, as {@code keras.losses.get}. */
public final class Losses {
    public static final Registry<Loss> REGISTRY = new Registry<Loss>("loss", "keras.losses")
            .add("MeanSquaredError", MeanSquaredError::new, "mse", "MSE")
            .add("MeanAbsoluteError", MeanAbsoluteError::new, "mae", "MAE");

    private Losses() {}

    public static Loss get(String name) {
        return REGISTRY.get(name);
    }
}
