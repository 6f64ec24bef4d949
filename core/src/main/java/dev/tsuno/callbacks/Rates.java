package dev.tsuno.callbacks;

import dev.tsuno.array.DType;
import dev.tsuno.optimizers.MultiOptimizer;
import dev.tsuno.optimizers.Optimizer;
import java.util.List;
import java.util.Map;

/** The learning rates of a model that trains, rounded as its optimizer uses them. */
final class Rates {
    private Rates() {}

    /** The optimizers that have a rate: one, or those of a MultiOptimizer. */
    static List<Optimizer> optimizers(TrainingModel model) {
        return model.optimizer() instanceof MultiOptimizer several ? several.optimizers() : List.of(model.optimizer());
    }

    static double of(TrainingModel model, Optimizer optimizer) {
        double rate = optimizer.learningRate();
        return model.floatType() == DType.FLOAT32 ? (float) rate : rate;
    }

    /** Adds {@code learning_rate}, or {@code learning_rate_} and the optimizer's name for each of several. */
    static void addTo(Map<String, Double> logs, TrainingModel model) {
        boolean several = model.optimizer() instanceof MultiOptimizer;
        for (Optimizer optimizer : optimizers(model)) {
            logs.put(several ? "learning_rate_" + optimizer.name() : "learning_rate", of(model, optimizer));
        }
    }

    /** {@code " adam"}, to tell one of several optimizers in a message. */
    static String label(TrainingModel model, Optimizer optimizer) {
        return model.optimizer() instanceof MultiOptimizer ? " " + optimizer.name() : "";
    }
}
