package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Registry;

/** The schedules by name, as {@code keras.optimizers.schedules.deserialize}. */
public final class Schedules {
    public static final Registry<LearningRateSchedule> REGISTRY = new Registry<LearningRateSchedule>(
                    "learning rate schedule", "keras.optimizers.schedules")
            .add("ExponentialDecay", ExponentialDecay::new)
            .add("PiecewiseConstantDecay", PiecewiseConstantDecay::new)
            .add("PolynomialDecay", PolynomialDecay::new)
            .add("InverseTimeDecay", InverseTimeDecay::new)
            .add("CosineDecay", CosineDecay::new)
            .add("CosineDecayRestarts", CosineDecayRestarts::new);

    private Schedules() {}
}
