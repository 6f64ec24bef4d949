package dev.tsuno.callbacks;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Callbacks called one after the other. As {@code keras.callbacks.CallbackList}. */
public final class CallbackList {
    private final List<Callback> callbacks;

    public CallbackList(List<Callback> callbacks, TrainingModel model, FitParameters parameters) {
        this.callbacks = new ArrayList<>(callbacks);
        for (Callback callback : callbacks) callback.attach(model, parameters);
    }

    public void onTrainBegin() {
        for (Callback callback : callbacks) callback.onTrainBegin();
    }

    public void onTrainEnd(Map<String, Double> logs) {
        for (Callback callback : callbacks) callback.onTrainEnd(logs);
    }

    public void onEpochBegin(int epoch) {
        for (Callback callback : callbacks) callback.onEpochBegin(epoch);
    }

    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        for (Callback callback : callbacks) callback.onEpochEnd(epoch, logs);
    }

    public void onTrainBatchBegin(int batch) {
        for (Callback callback : callbacks) callback.onTrainBatchBegin(batch);
    }

    public void onTrainBatchEnd(int batch, Supplier<Map<String, Double>> logs) {
        Map<String, Double> made = new WhenRead(logs);
        for (Callback callback : callbacks) callback.onTrainBatchEnd(batch, made);
    }

    public void onTestBegin() {
        for (Callback callback : callbacks) callback.onTestBegin();
    }

    public void onTestEnd(Map<String, Double> logs) {
        for (Callback callback : callbacks) callback.onTestEnd(logs);
    }

    public void onTestBatchBegin(int batch) {
        for (Callback callback : callbacks) callback.onTestBatchBegin(batch);
    }

    public void onTestBatchEnd(int batch, Supplier<Map<String, Double>> logs) {
        Map<String, Double> made = new WhenRead(logs);
        for (Callback callback : callbacks) callback.onTestBatchEnd(batch, made);
    }

    public void onPredictBegin() {
        for (Callback callback : callbacks) callback.onPredictBegin();
    }

    public void onPredictEnd() {
        for (Callback callback : callbacks) callback.onPredictEnd();
    }

    public void onPredictBatchBegin(int batch) {
        for (Callback callback : callbacks) callback.onPredictBatchBegin(batch);
    }

    public void onPredictBatchEnd(int batch) {
        for (Callback callback : callbacks) callback.onPredictBatchEnd(batch);
    }

    /** Logs of a batch, made when the first callback looks at them: most don't. */
    private static final class WhenRead extends AbstractMap<String, Double> {
        private final Supplier<Map<String, Double>> source;
        private @Nullable Map<String, Double> made;

        WhenRead(Supplier<Map<String, Double>> source) {
            this.source = source;
        }

        @Override
        public Set<Entry<String, Double>> entrySet() {
            if (made == null) made = source.get();
            return made.entrySet();
        }
    }
}
