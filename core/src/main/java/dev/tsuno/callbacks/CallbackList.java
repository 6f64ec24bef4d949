package dev.tsuno.callbacks;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks called one after the other. As {@code keras.callbacks.CallbackList}.
 *
 * <p>Each gets the logs sorted by name. What one adds to the logs of an epoch, those behind it see; the caller's logs stay as they are.
 */
public final class CallbackList {
    private final List<Callback> callbacks;
    private @Nullable History history;

    public CallbackList(List<? extends Callback> callbacks, TrainingModel model, FitParameters parameters) {
        this(callbacks, false, false, model, parameters);
    }

    /** Adds a {@link History} and the {@link ProgressDisplay} at the end, if they are wanted and not there. */
    public CallbackList(
            List<? extends Callback> callbacks,
            boolean addHistory,
            boolean addProgbar,
            TrainingModel model,
            FitParameters parameters) {
        this.callbacks = new ArrayList<>(callbacks);
        boolean progbar = false;
        for (Callback callback : callbacks) {
            if (callback instanceof History given) history = given;
            progbar |= callback instanceof ProgbarLogger;
        }
        if (addHistory && history == null) {
            history = new History();
            this.callbacks.add(history);
        }
        if (addProgbar && !progbar) this.callbacks.add(ProgressDisplay.of(parameters));
        for (Callback callback : this.callbacks) callback.attach(model, parameters);
    }

    /** @throws IllegalStateException if there is none in the list */
    public History history() {
        if (history == null) throw new IllegalStateException("These callbacks have no History among them.");
        return history;
    }

    private static Map<String, Double> sorted(Map<String, Double> logs) {
        return new LinkedHashMap<>(new TreeMap<>(logs));
    }

    public void onTrainBegin() {
        for (Callback callback : callbacks) callback.onTrainBegin();
    }

    public void onTrainEnd(Map<String, Double> logs) {
        Map<String, Double> own = sorted(logs);
        for (Callback callback : callbacks) callback.onTrainEnd(own);
    }

    public void onEpochBegin(int epoch) {
        for (Callback callback : callbacks) callback.onEpochBegin(epoch);
    }

    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        Map<String, Double> own = sorted(logs);
        for (Callback callback : callbacks) callback.onEpochEnd(epoch, own);
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
        Map<String, Double> own = sorted(logs);
        for (Callback callback : callbacks) callback.onTestEnd(own);
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
