package dev.tsuno.models;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sign;
import static dev.tsuno.ops.Ops.subtract;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizers;
import dev.tsuno.optimizers.Slot;
import dev.tsuno.optimizers.UpdateRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An optimizer as a user writes it, outside of the package. */
class OwnOptimizerTest {
    static final class SignDescent extends UpdateRule<SignDescent> {
        private final Option<Double> keep = options().option("keep", Codecs.FRACTION, 0.5);
        private final Slot means = slot("mean");
        private @Nullable Variable warmth;

        SignDescent() {
            super(0.25);
        }

        SignDescent keep(double keep) {
            return set(this.keep, keep);
        }

        @Override
        protected void create(List<Variable> trained) {
            means.addAll(trained);
            warmth = scalar("warmth");
        }

        @Override
        protected void prepare(long update, double learningRate) {
            if (warmth != null) warmth.assign(Math.min(1, update / 2.0));
        }

        @Override
        protected List<Assignment> update(Variable variable, Tensor value, Tensor gradient) {
            if (warmth == null) throw new IllegalStateException("not built");
            Tensor mean = add(multiply(means.tensor(variable), keep.get()), multiply(gradient, 1 - keep.get()));
            Tensor step = multiply(sign(mean), multiply(rate(), warmth.tensor()));
            return List.of(new Assignment(means.of(variable), mean), new Assignment(variable, subtract(value, step)));
        }
    }

    @Test
    void an_optimizer_of_ones_own_trains_a_model_and_has_all_common_options() {
        Optimizers.REGISTRY.register("SignDescent", SignDescent::new);
        SignDescent own = (SignDescent) Optimizers.get("SignDescent");
        Sequential model = new Sequential(Input.of(1), new Dense(1).useBias(false));
        model.setWeights(List.of(NDArray.of(0f).reshape(1, 1)));
        model.compile(c -> c.optimizer(own.keep(0.25).clipnorm(1).name("own")).loss("mse"));
        NDArray x = NDArray.of(1f, 2f).reshape(2, 1);
        model.fit(x, x, f -> f.epochs(3).batchSize(2).verbose(0));
        // Half a step, then two whole ones, upwards to a slope of 1.
        assertEquals(0.625, model.getWeights().get(0).item());
        assertEquals(3, own.iterations());
        assertEquals("own/iteration", own.variables().get(0).path());
        assertTrue(own.variables().get(2).path().endsWith("kernel_mean"));
        assertEquals(0.25, own.getConfig().get("keep"));
    }
}
