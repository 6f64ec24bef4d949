package dev.tsuno.examples;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Outputs;
import dev.tsuno.models.Model;
import dev.tsuno.models.Step;
import dev.tsuno.ops.Tensor;
import java.util.List;

/** A training step of one's own: outputs that jump from one time step to the next cost something too. */
public final class OwnTrainStep {
    private OwnTrainStep() {}

    /** The step is described once, and becomes one program with the gradients and the optimizer's update. */
    static final class Smooth extends Model {
        private final LSTM lstm = track(new LSTM(8).returnSequences(true));
        private final Dense dense = track(new Dense(1));

        @Override
        protected List<Tensor> call(Call call) {
            return List.of(dense.apply(lstm.apply(call.input(), call), call));
        }

        @Override
        protected void trainStep(Step step) {
            Outputs yPred = step.forward();
            Tensor loss = computeLoss(step, yPred);
            Tensor y = yPred.first();
            int time = y.shape().dim(1);
            Tensor jumps = mean(square(subtract(slice(y, 1, 1, time), slice(y, 1, 0, time - 1))));
            step.log("loss", loss);
            step.log("jumps", jumps);
            step.minimize(add(loss, multiply(jumps, 0.1)));
            step.updateMetrics(yPred);
        }
    }

    public static void main(String[] args) {
        System.out.println(run(30).history());
    }

    static History run(int epochs) {
        NDArray x = NDArray.linspace(0, 60, 32 * 20).sin().reshape(32, 20, 1);
        Model model = new Smooth();
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(x, x, f -> f.batchSize(8).epochs(epochs).verbose(0));
    }
}
