package dev.tsuno.examples;

// #region first-steps.program
import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Sequential;
import java.util.stream.IntStream;

public class FirstSteps {
    public static void main(String[] args) {
        Tsuno.setRandomSeed(1);

        // 400 values of two sines. The first 300 are known, the rest is to be forecast.
        NDArray t = NDArray.arange(0.0, 40.0, 0.1);
        NDArray series = t.sin().add(t.mul(2.3).sin().mul(0.5));

        // Windows of 20 values (samples, time, features), and for each the value that follows.
        NDArray[] windows =
                IntStream.range(0, 280).mapToObj(i -> series.slice(i, i + 20)).toArray(NDArray[]::new);
        NDArray x = NDArray.stack(0, windows).reshape(280, 20, 1);
        NDArray y = series.slice(20, 300).reshape(280, 1);

        Sequential model = new Sequential(Input.of(20, 1), new LSTM(32), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        model.summary();
        model.fit(x, y, f -> f.epochs(200).validationSplit(0.1).verbose(0));
        System.out.println("validation " + model.evaluate(x.slice(252, 280), y.slice(252, 280)));

        // Each value of the forecast follows from the 20 before it, be they known or forecast.
        NDArray values = series.slice(0, 300);
        for (int i = 0; i < 100; i++) {
            NDArray window = values.slice(280 + i, 300 + i).reshape(1, 20, 1);
            values = values.append(model.predict(window));
        }
        System.out.println("forecast " + values.slice(300, 305));
        System.out.println("truth    " + series.slice(300, 305));
        // #endregion
        forecast = values;
        // #region first-steps.program
    }
    // #endregion

    /** The last run's, behind the known values: for the figure. */
    static NDArray forecast = NDArray.zeros(0);
    // #region first-steps.program
}
// #endregion
