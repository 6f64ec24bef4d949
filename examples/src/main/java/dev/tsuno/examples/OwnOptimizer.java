package dev.tsuno.examples;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sign;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Slot;
import dev.tsuno.optimizers.UpdateRule;
import java.util.List;

/** An optimizer of one's own. Clipping, weight decay, schedules and averages come with it. */
public final class OwnOptimizer {
    private OwnOptimizer() {}

    /** Steps of one size, against the sign of the mean of the last gradients. */
    static final class SignDescent extends UpdateRule<SignDescent> {
        private final Slot means = slot("mean");

        SignDescent(double learningRate) {
            super(learningRate);
        }

        @Override
        protected void create(List<Variable> trained) {
            means.addAll(trained);
        }

        @Override
        protected List<Assignment> update(Variable variable, Tensor value, Tensor gradient) {
            Tensor mean = add(multiply(means.tensor(variable), 0.9), multiply(gradient, 0.1));
            Tensor step = multiply(sign(mean), rate());
            return List.of(new Assignment(means.of(variable), mean), new Assignment(variable, subtract(value, step)));
        }
    }

    public static void main(String[] args) {
        System.out.println("the slope is " + run());
    }

    static double run() {
        NDArray x = NDArray.linspace(-1, 1, 32).reshape(32, 1);
        Sequential model =
                new Sequential(Input.of(1), new Dense(1).useBias(false).kernelInitializer("zeros"));
        model.compile(c -> c.optimizer(new SignDescent(0.01).clipnorm(1)).loss("mse"));
        model.fit(x, x.mul(3), f -> f.batchSize(32).epochs(400).verbose(0));
        return model.getWeights().get(0).item();
    }
}
