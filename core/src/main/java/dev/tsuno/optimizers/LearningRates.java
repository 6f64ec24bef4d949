package dev.tsuno.optimizers;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import dev.tsuno.optimizers.schedules.Schedules;
import java.util.Map;

/** {@code learning_rate} in configs: a number or a schedule. */
final class LearningRates implements Codec<Object> {
    static final LearningRates CODEC = new LearningRates();

    private LearningRates() {}

    @Override
    public Object decode(Object plain) {
        return plain instanceof Map<?, ?> ? Schedules.REGISTRY.decode(plain) : Codecs.DOUBLE.decode(plain);
    }

    @Override
    public Object encode(Object value) {
        return value instanceof LearningRateSchedule schedule ? Schedules.REGISTRY.encode(schedule) : value;
    }
}
