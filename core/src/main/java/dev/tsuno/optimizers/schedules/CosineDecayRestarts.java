package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/**
 * Half cosine waves, one after the other (Loshchilov and Hutter 2016): the first takes {@code first_decay_steps}, each further one
 * {@code t_mul} times as long and begins at {@code m_mul} times the rate of the one before. As
 * {@code keras.optimizers.schedules.CosineDecayRestarts}.
 */
public final class CosineDecayRestarts extends LearningRateSchedule {
    private final Option<Double> initial = options().required("initial_learning_rate", Codecs.DOUBLE);
    private final Option<Double> firstDecaySteps =
            options().required("first_decay_steps", Codecs.steps(Codecs.POSITIVE));
    private final Option<Double> tMul = options().option("t_mul", Codecs.DOUBLE, 2.0);
    private final Option<Double> mMul = options().option("m_mul", Codecs.DOUBLE, 1.0);
    private final Option<Double> alpha = options().option("alpha", Codecs.DOUBLE, 0.0);
    private final Option<String> name = options().option("name", Codecs.STRING, "SGDRDecay");

    CosineDecayRestarts() {}

    public CosineDecayRestarts(double initialLearningRate, double firstDecaySteps) {
        options().set(initial, initialLearningRate);
        options().set(this.firstDecaySteps, firstDecaySteps);
    }

    /** How much longer each wave is than the one before. */
    public CosineDecayRestarts tMul(double tMul) {
        options().set(this.tMul, tMul);
        return this;
    }

    /** With how much of the rate each wave begins. */
    public CosineDecayRestarts mMul(double mMul) {
        options().set(this.mMul, mMul);
        return this;
    }

    /** The last rate of a wave, as a fraction of the first. */
    public CosineDecayRestarts alpha(double alpha) {
        options().set(this.alpha, alpha);
        return this;
    }

    public CosineDecayRestarts name(String name) {
        options().set(this.name, name);
        return this;
    }

    @Override
    public double at(long step) {
        float longer = tMul.get().floatValue();
        float done = (float) step / firstDecaySteps.get().floatValue();
        float wave;
        if (longer == 1) {
            wave = Float32.floor(done);
            done -= wave;
        } else {
            wave = Float32.floor(Float32.log(1 - done * (1 - longer)) / Float32.log(longer));
            float length = Float32.power(longer, wave);
            done = (done - (1 - length) / (1 - longer)) / length;
        }
        float last = alpha.get().floatValue();
        float height = Float32.power(mMul.get().floatValue(), wave) * Float32.halfWave(done);
        return initial.get().floatValue() * ((1 - last) * height + last);
    }
}
