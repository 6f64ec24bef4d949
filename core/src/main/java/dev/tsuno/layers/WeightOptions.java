package dev.tsuno.layers;

import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;

/** The options of one weight: {@code kernel_initializer}, {@code kernel_regularizer}, {@code kernel_constraint}. */
final class WeightOptions {
    final String name;
    final Option<Initializer> initializer;
    final Option<Regularizer> regularizer;
    final Option<Constraint> constraint;

    /** {@code initializer}: the default, as Keras writes it. */
    WeightOptions(Options options, String name, String initializer) {
        this.name = name;
        this.initializer = options.option(name + "_initializer", Initializers.REGISTRY, initializer);
        this.regularizer = options.option(name + "_regularizer", Regularizers.REGISTRY, null);
        this.constraint = options.option(name + "_constraint", Constraints.REGISTRY, null);
    }
}
