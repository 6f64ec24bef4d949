package dev.tsuno.callbacks;

import dev.tsuno.optimizers.Optimizer;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Sets the learning rate at the beginning of each epoch, from the epoch and the rate so far. As
 * {@code keras.callbacks.LearningRateScheduler}.
 *
 * <pre>{@code
 * new LearningRateScheduler((epoch, rate) -> epoch < 10 ? rate : rate * 0.9)
 * }</pre>
 *
 * <p>Adds {@code learning_rate} to the epoch's logs.
 */
public final class LearningRateScheduler extends Callback {
    /** The rate of an epoch. */
    @FunctionalInterface
    public interface Schedule {
        /** @param epoch counted from 0 */
        double rate(int epoch, double rateSoFar);
    }

    private final Schedule schedule;
    private int verbose = 0;

    public LearningRateScheduler(Schedule schedule) {
        this.schedule = schedule;
    }

    /** From the epoch alone. */
    public LearningRateScheduler(IntToDoubleFunction schedule) {
        this((epoch, rate) -> schedule.applyAsDouble(epoch));
    }

    /** 1: says what it sets. Default: 0. */
    public LearningRateScheduler verbose(int verbose) {
        this.verbose = verbose;
        return this;
    }

    @Override
    public void onEpochBegin(int epoch) {
        for (Optimizer optimizer : Rates.optimizers(model())) {
            double rate = schedule.rate(epoch, Rates.of(model(), optimizer));
            optimizer.learningRate(rate);
            if (verbose > 0) {
                Stdout.print("\nEpoch " + (epoch + 1) + ": LearningRateScheduler setting"
                        + Rates.label(model(), optimizer) + " learning rate to " + PythonText.repr(rate) + ".");
            }
        }
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        Rates.addTo(logs, model());
    }
}
