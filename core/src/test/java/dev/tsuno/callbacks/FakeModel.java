package dev.tsuno.callbacks;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Layer;
import dev.tsuno.metrics.Metric;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import java.util.List;
import java.util.Map;

/** A model that only remembers; its weights are the number of the epoch. */
final class FakeModel implements TrainingModel {
    private final SGD sgd = new SGD(0.1);
    private final List<Metric> metrics;
    int epoch;
    int restored = -1;
    boolean stopped;

    FakeModel(Metric... metrics) {
        this.metrics = List.of(metrics);
    }

    /** The callback, at work on this model. */
    <T extends Callback> T with(T callback) {
        callback.attach(this, new FitParameters(0, 1, FitParameters.UNKNOWN));
        return callback;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Optimizer optimizer() {
        return sgd;
    }

    @Override
    public DType floatType() {
        return DType.FLOAT32;
    }

    @Override
    public List<Layer<?>> layers() {
        return List.of();
    }

    @Override
    public List<Metric> metrics() {
        return metrics;
    }

    @Override
    public List<NDArray> getWeights() {
        return List.of(NDArray.of(epoch));
    }

    @Override
    public void setWeights(List<NDArray> weights) {
        restored = (int) weights.get(0).item();
    }

    @Override
    public void stopTraining() {
        stopped = true;
    }

    @Override
    public NDArray predict(NDArray x) {
        throw new UnsupportedOperationException("it has no layers");
    }

    @Override
    public Map<String, Double> evaluate(NDArray x, NDArray y) {
        throw new UnsupportedOperationException("it has no layers");
    }
}
