package dev.tsuno.conformance;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.layers.Call;
import dev.tsuno.models.Model;
import dev.tsuno.models.Step;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Map;

/** In which order {@code fit} takes samples: seen by a model that learns nothing and reports the one it is shown. */
final class SampleOrder {
    private SampleOrder() {}

    static NDArray of(int samples, boolean shuffle) {
        double[] order = new double[samples];
        Model witness = new Witness();
        witness.compile(c -> c.optimizer("sgd"));
        NDArray numbers = NDArray.arange(samples).reshape(samples, 1);
        witness.fit(
                numbers,
                numbers,
                f -> f.batchSize(1).shuffle(shuffle).verbose(0).callbacks(new Callback() {
                    private double sum;

                    @Override
                    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
                        double now = logs.getOrDefault("sample", Double.NaN) * (batch + 1); // it is the mean so far
                        order[batch] = Math.rint(now - sum);
                        sum = now;
                    }
                }));
        return NDArray.of(order);
    }

    private static final class Witness extends Model {
        @Override
        protected List<Tensor> call(Call call) {
            return List.of(call.input());
        }

        @Override
        protected void trainStep(Step step) {
            step.log("sample", Ops.mean(step.x().get(0)));
        }
    }
}
