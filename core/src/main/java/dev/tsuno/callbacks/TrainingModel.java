package dev.tsuno.callbacks;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Layer;
import dev.tsuno.metrics.Metric;
import dev.tsuno.optimizers.Optimizer;
import java.util.List;
import java.util.Map;

/** What a callback may know and change of the model that is training. */
public interface TrainingModel {
    String name();

    /** @throws IllegalStateException if the model was compiled without one */
    Optimizer optimizer();

    /** FLOAT32 or FLOAT64: the type that it computes in. */
    DType floatType();

    /** The layers, in Keras's order. */
    List<Layer<?>> layers();

    /** The metrics of {@code compile}; empty before the first batch. */
    List<Metric> metrics();

    /** Copies of the weights, in Keras's order. */
    List<NDArray> getWeights();

    void setWeights(List<NDArray> weights);

    /** The output for x {@code (samples, …)}. */
    NDArray predict(NDArray x);

    /** The loss and metrics on data. During a training they begin anew: those of an epoch are to be had in its end. */
    Map<String, Double> evaluate(NDArray x, NDArray y);

    /** Ends the training after the batch that is on, or was the last one, as {@code model.stop_training = True}. */
    void stopTraining();
}
