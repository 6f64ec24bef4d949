package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Sequential;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The code of the README. */
final class ReadmeExample {
    private ReadmeExample() {}

    static NDArray run() {
        // #region readme
        NDArray t = NDArray.linspace(0, 5 * Math.PI, 200);
        NDArray curve = t.div(-5).exp().mul(t.cos()).reshape(200, 1);
        IntFunction<NDArray> window = i -> curve.slice(i, i + 20);
        NDArray x = NDArray.stack(0, IntStream.range(0, 180).mapToObj(window).toArray(NDArray[]::new));
        NDArray y = NDArray.stack(0, IntStream.range(1, 181).mapToObj(window).toArray(NDArray[]::new));

        Sequential model = new Sequential(Input.of(20, 1), new LSTM(40).returnSequences(true), new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
        model.summary();
        model.fit(x, y, f -> f.batchSize(10).epochs(1000).validationSplit(0.1));
        NDArray forecast = model.predict(x);
        // #endregion
        return forecast;
    }
}
