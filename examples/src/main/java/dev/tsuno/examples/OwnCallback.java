package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import java.util.Map;

/** A callback of one's own: the training ends when the loss is small enough. */
public final class OwnCallback {
    private OwnCallback() {}

    static final class StopBelow extends Callback {
        private final double loss;

        StopBelow(double loss) {
            this.loss = loss;
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> logs) {
            if (logs.getOrDefault("loss", Double.NaN) < loss) model().stopTraining();
        }
    }

    public static void main(String[] args) {
        System.out.println(run().history());
    }

    static History run() {
        NDArray x = NDArray.linspace(-1, 1, 64).reshape(64, 1);
        Sequential model = new Sequential(Input.of(1), new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        return model.fit(x, x.mul(3), f -> f.epochs(1000).verbose(0).callbacks(new StopBelow(0.01)));
    }
}
