package dev.tsuno.optimizers;

import dev.tsuno.config.Registry;
import java.util.Locale;

/** The optimizers by name, as {@code keras.optimizers.get}. */
public final class Optimizers {
    public static final Registry<Optimizer> REGISTRY = new Registry<Optimizer>("optimizer", "keras.optimizers")
            .add("SGD", SGD::new)
            .add("RMSprop", RMSprop::new, "rmsprop")
            .add("Adam", Adam::new)
            .add("AdamW", AdamW::new, "adamw")
            .add("Adadelta", Adadelta::new)
            .add("Adagrad", Adagrad::new)
            .add("Adamax", Adamax::new)
            .add("Adafactor", Adafactor::new)
            .add("Nadam", Nadam::new)
            .add("Ftrl", Ftrl::new)
            .add("Lion", Lion::new)
            .add("Lamb", Lamb::new)
            .add("Muon", Muon::new)
            .add("ScheduleFreeAdamW", ScheduleFreeAdamW::new, "schedulefreeadamw")
            .add("LossScaleOptimizer", LossScaleOptimizer::new, "lossscaleoptimizer")
            .add("MultiOptimizer", MultiOptimizer::new, "multioptimizer");

    private Optimizers() {}

    /** Upper and lower case are the same here: {@code "rmsprop"}, {@code "RMSprop"}. */
    public static Optimizer get(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return REGISTRY.get(REGISTRY.known().contains(lower) ? lower : name);
    }
}
