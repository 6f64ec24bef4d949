package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.optimizers.LossScaleOptimizer;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a training does for its optimizer beside the updates. */
class FitOptimizerTest {
    private static final NDArray X = NDArray.of(1f, -2f, 3f, 0.5f).reshape(4, 1);
    private static final NDArray Y = NDArray.of(2f, -1f, 4f, 1f).reshape(4, 1);

    /** The slope after each epoch of one step, and after the training. */
    private static double[] slopes(Optimizer optimizer) {
        Sequential model = new Sequential(Input.of(1), new Dense(1).useBias(false));
        model.setWeights(List.of(NDArray.of(0.25f).reshape(1, 1)));
        model.compile(c -> c.optimizer(optimizer).loss("mse"));
        List<Double> slopes = new ArrayList<>();
        model.fit(
                X,
                Y,
                f -> f.epochs(4).batchSize(4).shuffle(false).verbose(0).callbacks(new Callback() {
                    @Override
                    public void onEpochEnd(int epoch, Map<String, Double> logs) {
                        slopes.add(model.getWeights().get(0).item());
                    }
                }));
        slopes.add(model.getWeights().get(0).item());
        return slopes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void a_scaled_loss_trains_as_the_loss_itself() {
        double[] plain = slopes(new SGD(0.05));
        // Powers of two, so that nothing is rounded otherwise.
        assertArrayEquals(plain, slopes(new SGD(0.05).lossScaleFactor(1024)));
        assertArrayEquals(plain, slopes(new LossScaleOptimizer(new SGD(0.05)).dynamicGrowthSteps(2)));
    }

    @Test
    void a_training_ends_with_the_moving_averages() {
        double[] plain = slopes(new SGD(0.05));
        double[] averaged = slopes(new SGD(0.05).useEma(true).emaMomentum(0.5));
        double average = plain[0];
        for (int i = 1; i < 4; i++) average = 0.5 * average + 0.5 * plain[i];
        for (int i = 0; i < 4; i++) assertEquals(plain[i], averaged[i]);
        assertEquals(average, averaged[4], 1e-6);
    }
}
