package dev.tsuno.callbacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each epoch gave. As {@code keras.callbacks.History}. Every {@code fit} has one, and returns it. */
public final class History extends Callback {
    private final List<Integer> epochs = new ArrayList<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** What it holds already stays before what comes. */
    @Override
    public void onTrainBegin() {
        epochs.clear();
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        epochs.add(epoch);
        logs.forEach((key, value) ->
                values.computeIfAbsent(key, k -> new ArrayList<>()).add(value));
    }

    /** Name to one value an epoch: {@code loss}, {@code val_loss}, metrics. */
    public Map<String, List<Double>> history() {
        return values;
    }

    /** The epochs of the last training, counted from 0. */
    public List<Integer> epoch() {
        return epochs;
    }
}
