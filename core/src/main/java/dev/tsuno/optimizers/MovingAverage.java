package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code use_ema}: {@code average = momentum · average + (1 − momentum) · w} of each trained variable after its update; the first average
 * is w itself. Every {@code ema_overwrite_frequency} updates, and at the end of the training, the average takes w's place.
 */
final class MovingAverage {
    private static final Codec<Integer> FREQUENCY = new Codec<>() {
        @Override
        public Integer decode(Object plain) {
            int frequency = Codecs.INT.decode(plain);
            if (frequency < 0) throw new IllegalArgumentException("expected an integer of 1 or more, got " + frequency);
            return frequency;
        }

        @Override
        public Object encode(Integer value) {
            return value;
        }
    };

    final Option<Boolean> use;
    final Option<Double> momentum;
    final Option<Integer> frequency;
    private final Slot averages;
    private @Nullable Variable kept;
    private @Nullable Variable rest;
    private @Nullable Variable overwrites;

    MovingAverage(Options options, UpdateRule<?> rule) {
        use = options.option("use_ema", Codecs.BOOL, false);
        momentum = options.option("ema_momentum", Codecs.FRACTION, 0.99);
        frequency = options.option("ema_overwrite_frequency", FREQUENCY, null);
        averages = rule.slot("average");
    }

    void make(UpdateRule<?> rule, List<Variable> trained) {
        if (!use.get()) return;
        kept = rule.scalar("ema_momentum");
        rest = rule.scalar("ema_rest");
        if (frequency.or(0) > 0) overwrites = rule.scalar("ema_overwrites");
        averages.addAll(trained);
    }

    void begin(long iterations) {
        if (kept == null || rest == null) return;
        double share = iterations == 0 ? 0 : momentum.get();
        kept.assign(share);
        rest.assign(rest.dtype() == DType.FLOAT32 ? 1 - (float) share : 1 - share);
        if (overwrites != null) overwrites.assign((iterations + 1) % frequency.get() == 0 ? 1 : 0);
    }

    /** The updates, the averages after them, and where it is time for it the averages in place of the updated variables. */
    List<Assignment> follow(List<Assignment> updates, List<Variable> trained) {
        if (kept == null || rest == null) return updates;
        Map<Variable, Tensor> updated = new HashMap<>();
        List<Assignment> all = new ArrayList<>();
        for (Assignment a : updates) {
            if (trained.contains(a.variable())) updated.put(a.variable(), a.value());
            else all.add(a);
        }
        for (Variable variable : trained) {
            Tensor now = updated.get(variable);
            Tensor value = now == null ? variable.tensor() : now;
            Tensor average = add(multiply(kept.tensor(), averages.tensor(variable)), multiply(rest.tensor(), value));
            all.add(new Assignment(averages.of(variable), average));
            if (overwrites != null) value = where(overwrites.tensor(), average, value);
            if (now != null || overwrites != null) all.add(new Assignment(variable, value));
        }
        return all;
    }

    Map<Variable, Variable> of(List<Variable> trained) {
        if (kept == null) return Map.of();
        Map<Variable, Variable> all = new LinkedHashMap<>();
        for (Variable variable : trained) all.put(variable, averages.of(variable));
        return all;
    }

    void finish(List<Variable> trained) {
        if (kept == null) return;
        for (Variable variable : trained) variable.assign(averages.of(variable).value());
    }
}
