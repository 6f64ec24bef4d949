package dev.tsuno.callbacks;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A callback made of lambdas. As {@code keras.callbacks.LambdaCallback}.
 *
 * <pre>{@code
 * new LambdaCallback().onEpochEnd((epoch, logs) -> System.out.println(epoch + " " + logs.get("loss")))
 * }</pre>
 */
public final class LambdaCallback extends Callback {
    /** What is done at the end of an epoch or a batch. */
    @FunctionalInterface
    public interface AtEnd {
        /** @param index of the epoch or batch, counted from 0 */
        void call(int index, Map<String, Double> logs);
    }

    private Runnable trainBegin = () -> {};
    private Consumer<Map<String, Double>> trainEnd = logs -> {};
    private IntConsumer epochBegin = epoch -> {};
    private AtEnd epochEnd = (epoch, logs) -> {};
    private IntConsumer trainBatchBegin = batch -> {};
    private AtEnd trainBatchEnd = (batch, logs) -> {};
    private Runnable testBegin = () -> {};
    private Consumer<Map<String, Double>> testEnd = logs -> {};
    private IntConsumer testBatchBegin = batch -> {};
    private AtEnd testBatchEnd = (batch, logs) -> {};
    private Runnable predictBegin = () -> {};
    private Runnable predictEnd = () -> {};
    private IntConsumer predictBatchBegin = batch -> {};
    private IntConsumer predictBatchEnd = batch -> {};

    public LambdaCallback onTrainBegin(Runnable action) {
        trainBegin = action;
        return this;
    }

    public LambdaCallback onTrainEnd(Consumer<Map<String, Double>> action) {
        trainEnd = action;
        return this;
    }

    public LambdaCallback onEpochBegin(IntConsumer action) {
        epochBegin = action;
        return this;
    }

    public LambdaCallback onEpochEnd(AtEnd action) {
        epochEnd = action;
        return this;
    }

    public LambdaCallback onTrainBatchBegin(IntConsumer action) {
        trainBatchBegin = action;
        return this;
    }

    /** The older name of {@link #onTrainBatchBegin(IntConsumer)}. */
    public LambdaCallback onBatchBegin(IntConsumer action) {
        return onTrainBatchBegin(action);
    }

    public LambdaCallback onTrainBatchEnd(AtEnd action) {
        trainBatchEnd = action;
        return this;
    }

    /** The older name of {@link #onTrainBatchEnd(AtEnd)}. */
    public LambdaCallback onBatchEnd(AtEnd action) {
        return onTrainBatchEnd(action);
    }

    public LambdaCallback onTestBegin(Runnable action) {
        testBegin = action;
        return this;
    }

    public LambdaCallback onTestEnd(Consumer<Map<String, Double>> action) {
        testEnd = action;
        return this;
    }

    public LambdaCallback onTestBatchBegin(IntConsumer action) {
        testBatchBegin = action;
        return this;
    }

    public LambdaCallback onTestBatchEnd(AtEnd action) {
        testBatchEnd = action;
        return this;
    }

    public LambdaCallback onPredictBegin(Runnable action) {
        predictBegin = action;
        return this;
    }

    public LambdaCallback onPredictEnd(Runnable action) {
        predictEnd = action;
        return this;
    }

    public LambdaCallback onPredictBatchBegin(IntConsumer action) {
        predictBatchBegin = action;
        return this;
    }

    public LambdaCallback onPredictBatchEnd(IntConsumer action) {
        predictBatchEnd = action;
        return this;
    }

    @Override
    public void onTrainBegin() {
        trainBegin.run();
    }

    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        trainEnd.accept(logs);
    }

    @Override
    public void onEpochBegin(int epoch) {
        epochBegin.accept(epoch);
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        epochEnd.call(epoch, logs);
    }

    @Override
    public void onTrainBatchBegin(int batch) {
        trainBatchBegin.accept(batch);
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        trainBatchEnd.call(batch, logs);
    }

    @Override
    public void onTestBegin() {
        testBegin.run();
    }

    @Override
    public void onTestEnd(Map<String, Double> logs) {
        testEnd.accept(logs);
    }

    @Override
    public void onTestBatchBegin(int batch) {
        testBatchBegin.accept(batch);
    }

    @Override
    public void onTestBatchEnd(int batch, Map<String, Double> logs) {
        testBatchEnd.call(batch, logs);
    }

    @Override
    public void onPredictBegin() {
        predictBegin.run();
    }

    @Override
    public void onPredictEnd() {
        predictEnd.run();
    }

    @Override
    public void onPredictBatchBegin(int batch) {
        predictBatchBegin.accept(batch);
    }

    @Override
    public void onPredictBatchEnd(int batch) {
        predictBatchEnd.accept(batch);
    }
}
