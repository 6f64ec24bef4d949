package dev.tsuno.examples;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Sequential;

/** The code of the guide "Reproducible runs". */
final class ReproducibleGuide {
    private ReproducibleGuide() {}

    static NDArray seeded() {
        // #region reproducible-runs.seed
        Tsuno.setRandomSeed(1);
        Sequential model =
                new Sequential(Input.of(20, 1), new LSTM(40).returnSequences(true), new Dropout(0.2), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        // #endregion
        model.fit(
                NDArray.ones(32, 20, 1),
                NDArray.zeros(32, 20, 1),
                f -> f.epochs(3).verbose(0));
        return model.getWeights().get(0);
    }

    static void threads() {
        // #region reproducible-runs.threads
        Tsuno.setThreads(2);
        System.out.print(Tsuno.info());
        // #endregion
    }
}
