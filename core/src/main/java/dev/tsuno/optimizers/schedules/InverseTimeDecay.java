package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/**
 * {@code initial / (1 + decay_rate · step / decay_steps)}, the quotient of the steps rounded down with {@code staircase}. As
 * {@code keras.optimizers.schedules.InverseTimeDecay}.
 */
public final class InverseTimeDecay extends LearningRateSchedule {
    private final Option<Double> initial = options().required("initial_learning_rate", Codecs.DOUBLE);
    private final Option<Double> decaySteps = options().required("decay_steps", Codecs.steps(Codecs.POSITIVE));
    private final Option<Double> decayRate = options().required("decay_rate", Codecs.DOUBLE);
    private final Option<Boolean> staircase = options().option("staircase", Codecs.BOOL, false);
    private final Option<String> name = options().option("name", Codecs.STRING, "InverseTimeDecay");

    InverseTimeDecay() {}

    public InverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate) {
        options().set(initial, initialLearningRate);
        options().set(this.decaySteps, decaySteps);
        options().set(this.decayRate, decayRate);
    }

    /** Falls in steps. */
    public InverseTimeDecay staircase(boolean staircase) {
        options().set(this.staircase, staircase);
        return this;
    }

    public InverseTimeDecay name(String name) {
        options().set(this.name, name);
        return this;
    }

    @Override
    public double at(long step) {
        float p = (float) step / decaySteps.get().floatValue();
        if (staircase.get()) p = Float32.floor(p);
        return initial.get().floatValue() / (1 + decayRate.get().floatValue() * p);
    }
}
