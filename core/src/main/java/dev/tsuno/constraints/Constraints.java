package dev.tsuno.constraints;

import dev.tsuno.config.Registry;

/** The constraints by name, as {@code keras.constraints.get}. */
public final class Constraints {
    public static final Registry<Constraint> REGISTRY = new Registry<Constraint>("constraint", "keras.constraints")
            .add("NonNeg", NonNeg::new, "nonneg")
            .add("UnitNorm", UnitNorm::new, "unitnorm")
            .add("MaxNorm", MaxNorm::new, "maxnorm")
            .add("MinMaxNorm", MinMaxNorm::new, "minmaxnorm");

    private Constraints() {}

    public static Constraint get(String name) {
        return REGISTRY.get(name);
    }
}
