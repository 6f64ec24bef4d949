package dev.tsuno.callbacks;

import dev.tsuno.array.NDArray;
import dev.tsuno.optimizers.Optimizer;
import java.util.List;

/** What a callback may know and change of the model that is training. */
public interface TrainingModel {
    String name();

    /** @throws IllegalStateException if the model was compiled without one */
    Optimizer optimizer();

    /** Copies of the weights, in Keras's order. */
    List<NDArray> getWeights();

    void setWeights(List<NDArray> weights);

    /** Ends the training after this batch or epoch, as {@code model.stop_training = True}. */
    void stopTraining();
}
