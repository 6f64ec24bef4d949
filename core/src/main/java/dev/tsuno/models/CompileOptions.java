package dev.tsuno.models;

import dev.tsuno.losses.Loss;
import dev.tsuno.losses.Losses;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code compile}. */
public final class CompileOptions {
    @Nullable
    Optimizer optimizer;

    @Nullable
    Loss loss;

    final List<Loss> metrics = new ArrayList<>();

    CompileOptions() {}

    public CompileOptions optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /** {@code "sgd"}, {@code "adam"}. */
    public CompileOptions optimizer(String name) {
        return optimizer(Optimizers.get(name));
    }

    public CompileOptions loss(Loss loss) {
        this.loss = loss;
        return this;
    }

    /** {@code "mean_squared_error"}, {@code "mse"}, {@code "mean_absolute_error"}, {@code "mae"}. */
    public CompileOptions loss(String name) {
        return loss(Losses.get(name));
    }

    /** Reported beside the loss, without sample weights: the means of losses, by their names. */
    public CompileOptions metrics(String... names) {
        for (String name : names) metrics.add(Losses.get(name));
        return this;
    }
}
