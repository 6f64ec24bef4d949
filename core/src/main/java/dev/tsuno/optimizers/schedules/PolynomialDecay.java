package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/**
 * {@code (initial − end) · (1 − step / decay_steps)^power + end}, and {@code end} (0.0001) after {@code decay_steps}; with {@code cycle}
 * the next multiple of {@code decay_steps} takes their place. As {@code keras.optimizers.schedules.PolynomialDecay}.
 */
public final class PolynomialDecay extends LearningRateSchedule {
    private final Option<Double> initial = options().required("initial_learning_rate", Codecs.DOUBLE);
    private final Option<Double> decaySteps = options().required("decay_steps", Codecs.steps(Codecs.POSITIVE));
    private final Option<Double> end = options().option("end_learning_rate", Codecs.DOUBLE, 0.0001);
    private final Option<Double> power = options().option("power", Codecs.DOUBLE, 1.0);
    private final Option<Boolean> cycle = options().option("cycle", Codecs.BOOL, false);
    private final Option<String> name = options().option("name", Codecs.STRING, "PolynomialDecay");

    PolynomialDecay() {}

    public PolynomialDecay(double initialLearningRate, double decaySteps) {
        options().set(initial, initialLearningRate);
        options().set(this.decaySteps, decaySteps);
    }

    public PolynomialDecay endLearningRate(double endLearningRate) {
        options().set(end, endLearningRate);
        return this;
    }

    /** 1: a straight line; 0.5: a square root. */
    public PolynomialDecay power(double power) {
        options().set(this.power, power);
        return this;
    }

    /** Begins anew, with a longer way to fall, instead of staying at the end. */
    public PolynomialDecay cycle(boolean cycle) {
        options().set(this.cycle, cycle);
        return this;
    }

    public PolynomialDecay name(String name) {
        options().set(this.name, name);
        return this;
    }

    @Override
    public double at(long step) {
        float now = step;
        float steps = decaySteps.get().floatValue();
        if (cycle.get()) steps *= now == 0 ? 1 : (float) Math.ceil(now / steps);
        else now = Math.min(now, steps);
        float last = end.get().floatValue();
        return (initial.get().floatValue() - last)
                        * Float32.power(1 - now / steps, power.get().floatValue())
                + last;
    }
}
