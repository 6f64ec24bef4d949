package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Configurable;
import dev.tsuno.config.Options;
import java.util.function.LongToDoubleFunction;

/**
 * A learning rate that depends on the step. As {@code keras.optimizers.schedules.LearningRateSchedule}; a subclass of one's own overrides
 * {@link #at} and may be added to {@link Schedules#REGISTRY}, to be read from configs.
 */
public abstract class LearningRateSchedule implements Configurable {
    private final Options options = new Options(this::className);

    protected LearningRateSchedule() {}

    /** A function of one's own. It can't be read back from a config. */
    public static LearningRateSchedule of(LongToDoubleFunction rate) {
        return new FunctionSchedule(rate);
    }

    /** The rate of a step; the first is step 0. Called once a step, so it should allocate nothing. */
    public abstract double at(long step);

    @Override
    public final Options options() {
        return options;
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
