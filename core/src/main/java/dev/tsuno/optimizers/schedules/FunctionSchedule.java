package dev.tsuno.optimizers.schedules;

import java.util.function.LongToDoubleFunction;

/** A user's function as a schedule. */
final class FunctionSchedule extends LearningRateSchedule {
    private final LongToDoubleFunction rate;

    FunctionSchedule(LongToDoubleFunction rate) {
        this.rate = rate;
    }

    @Override
    public double at(long step) {
        return rate.applyAsDouble(step);
    }
}
