package dev.tsuno.initializers;

import dev.tsuno.config.Registry;

/** The initializers by name, as {@code keras.initializers.get}. */
public final class Initializers {
    public static final Registry<Initializer> REGISTRY = new Registry<Initializer>("initializer", "keras.initializers")
            .add("GlorotUniform", GlorotUniform::new)
            .add("GlorotNormal", GlorotNormal::new)
            .add("HeUniform", HeUniform::new)
            .add("HeNormal", HeNormal::new)
            .add("LecunUniform", LecunUniform::new)
            .add("LecunNormal", LecunNormal::new)
            .add("VarianceScaling", VarianceScaling::new)
            .add("Orthogonal", Orthogonal::new, "OrthogonalInitializer")
            .add("RandomUniform", RandomUniform::new, "uniform")
            .add("RandomNormal", RandomNormal::new, "normal")
            .add("TruncatedNormal", TruncatedNormal::new)
            .add("Constant", Constant::new)
            .add("Zeros", Zeros::new)
            .add("Ones", Ones::new)
            .add("Identity", Identity::new, "IdentityInitializer");

    private Initializers() {}

    /** {@code "glorot_uniform"} or {@code "GlorotUniform"}; an unknown name lists the known ones. */
    public static Initializer get(String name) {
        return REGISTRY.get(name);
    }
}
