package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import org.jspecify.annotations.Nullable;

/**
 * Half a cosine wave: {@code initial · ((1 − alpha) · (1 + cos(π · step / decay_steps)) / 2 + alpha)}, and {@code initial · alpha}
 * after {@code decay_steps}. With a {@code warmup_target} the rate first rises in a line from {@code initial} to it, in
 * {@code warmup_steps}, and falls from there. As {@code keras.optimizers.schedules.CosineDecay}.
 */
public final class CosineDecay extends LearningRateSchedule {
    private final Option<Double> initial = options().required("initial_learning_rate", Codecs.DOUBLE);
    private final Option<Double> decaySteps = options().required("decay_steps", Codecs.steps(Codecs.POSITIVE));
    private final Option<Double> alpha = options().option("alpha", Codecs.DOUBLE, 0.0);
    private final Option<String> name = options().option("name", Codecs.STRING, "CosineDecay");
    private final Option<Double> warmupTarget = options().option("warmup_target", Codecs.DOUBLE, null);
    private final Option<Double> warmupSteps = options().option("warmup_steps", Codecs.steps(Codecs.DOUBLE), 0);

    CosineDecay() {}

    public CosineDecay(double initialLearningRate, double decaySteps) {
        options().set(initial, initialLearningRate);
        options().set(this.decaySteps, decaySteps);
    }

    /** The last rate, as a fraction of the first. */
    public CosineDecay alpha(double alpha) {
        options().set(this.alpha, alpha);
        return this;
    }

    /** First rises to {@code target} in so many steps. */
    public CosineDecay warmup(double target, double steps) {
        options().set(warmupTarget, target);
        options().set(warmupSteps, steps);
        return this;
    }

    /** The rate at the end of the rise. Default: none, no rise. */
    public CosineDecay warmupTarget(double target) {
        options().set(warmupTarget, target);
        return this;
    }

    /** The steps of the rise. Default: 0. */
    public CosineDecay warmupSteps(double steps) {
        options().set(warmupSteps, steps);
        return this;
    }

    public CosineDecay name(String name) {
        options().set(this.name, name);
        return this;
    }

    @Override
    public double at(long step) {
        float from = initial.get().floatValue();
        float steps = decaySteps.get().floatValue();
        @Nullable Double target = warmupTarget.orNull();
        if (target == null) return decayed(Math.min((float) step, steps), steps, from);
        float warmup = warmupSteps.get().floatValue();
        float now = Math.min((float) step, steps + warmup);
        if (now < warmup) return (target.floatValue() - from) * (now / warmup) + from;
        return decayed(now - warmup, steps, target.floatValue());
    }

    private float decayed(float now, float steps, float from) {
        double last = alpha.get();
        return from * ((float) (1 - last) * Float32.halfWave(now / steps) + (float) last);
    }
}
