package dev.tsuno.optimizers;

import dev.tsuno.optimizers.schedules.LearningRateSchedule;

/**
 * {@link Adam} with weight decay (Loshchilov and Hutter 2017), as {@code keras.optimizers.AdamW}; weight_decay 0.004, the rest as Adam.
 */
public final class AdamW extends AdamRule<AdamW> {
    public AdamW() {
        super(0.004);
    }

    public AdamW(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public AdamW(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }

    @Override
    void check() {
        if (decay() == null) throw new IllegalArgumentException("AdamW: weight_decay must be a number, got null.");
    }
}
