package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code gradient_accumulation_steps}: the gradients of so many steps are added up, and the last of these steps updates with their mean.
 * In the other steps every variable keeps its value: the host says which step it is, the graph chooses.
 */
final class Accumulation {
    private static final Codec<Integer> STEPS = new Codec<>() {
        @Override
        public Integer decode(Object plain) {
            int steps = Codecs.INT.decode(plain);
            if (steps != 0 && steps < 2)
                throw new IllegalArgumentException("expected an integer of 2 or more, got " + steps);
            return steps;
        }

        @Override
        public Object encode(Integer value) {
            return value;
        }
    };

    final Option<Integer> steps;
    private final Slot accumulated;
    private @Nullable Variable isUpdate;

    Accumulation(Options options, UpdateRule<?> rule) {
        steps = options.option("gradient_accumulation_steps", STEPS, null);
        accumulated = rule.slot("gradient_accumulator");
    }

    private int steps() {
        return steps.or(0);
    }

    /** The updates after so many steps. */
    long updates(long rawSteps) {
        return steps() == 0 ? rawSteps : rawSteps / steps();
    }

    void make(UpdateRule<?> rule, List<Variable> trained) {
        if (steps() == 0) return;
        isUpdate = rule.scalar("is_update");
        accumulated.addAll(trained);
    }

    void begin(long rawSteps) {
        if (isUpdate != null) isUpdate.assign((rawSteps + 1) % steps() == 0 ? 1 : 0);
    }

    List<Tensor> means(List<Variable> variables, List<Tensor> gradients) {
        if (isUpdate == null) return gradients;
        List<Tensor> means = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) means.add(divide(sum(variables.get(i), gradients.get(i)), steps()));
        return means;
    }

    private Tensor sum(Variable variable, Tensor gradient) {
        return add(gradient, accumulated.tensor(variable));
    }

    /** The updates, in the steps that update; and the sums. */
    List<Assignment> only(List<Assignment> updates, List<Variable> variables, List<Tensor> gradients) {
        if (isUpdate == null) return updates;
        Tensor now = isUpdate.tensor();
        List<Assignment> all = new ArrayList<>();
        for (Assignment a : updates) {
            all.add(new Assignment(
                    a.variable(), where(now, a.value(), a.variable().tensor())));
        }
        for (int i = 0; i < gradients.size(); i++) {
            Tensor sum = sum(variables.get(i), gradients.get(i));
            all.add(new Assignment(accumulated.of(variables.get(i)), where(now, zerosLike(sum), sum)));
        }
        return all;
    }
}
