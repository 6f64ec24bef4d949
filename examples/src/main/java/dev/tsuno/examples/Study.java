package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import dev.tsuno.plot.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

/** SimpleRNN against LSTM on a damped oscillation, step by step as one writes it in a Keras notebook. */
public final class Study {
    private Study() {}

    public static void main(String[] args) throws IOException {
        run(1000, Path.of("study-output"));
    }

    static void run(int epochs, Path output) throws IOException {
        Files.createDirectories(output);

        // #region from-keras.data
        NDArray x = NDArray.linspace(0, 5 * Math.PI, 200);
        NDArray y = x.neg().div(5).exp().mul(x.cos());
        System.out.println(x.shape() + " " + x.ndim() + "\n" + x.slice(0, 10));
        // #endregion
        System.out.println(y.shape() + " " + y.ndim() + "\n" + y.slice(0, 10));
        // #region from-keras.curve
        new Figure().plot(x.toDoubleArray(), y.toDoubleArray()).grid(true).save(output.resolve("curve.svg"));
        // #endregion

        // #region from-keras.windows-made
        NDArray inputs = windows(y, 0);
        NDArray targets = windows(y, 1);
        // #endregion
        System.out.println(inputs.shape() + " " + targets.shape());

        // #region from-keras.models
        Sequential rnn = new Sequential(Input.of(20, 1), new SimpleRNN(40).returnSequences(true), new Dense(1));
        Sequential lstm = new Sequential(Input.of(20, 1), new LSTM(40).returnSequences(true), new Dense(1));
        // #endregion
        Figure losses = new Figure();
        Figure comparison = new Figure()
                .plot(x.toDoubleArray(), y.toDoubleArray(), s -> s.label("$\\exp(-\\frac{x}{\\tau}) \\cos x$"));
        double[] next = x.add(5 * Math.PI / 199).toDoubleArray(); // a forecast begins one step later than the curve

        train("rnn", rnn, inputs, targets, epochs, losses);
        comparison.plot(next, forecast(rnn, targets), s -> s.label("RNN result"));
        train("lstm", lstm, inputs, targets, epochs, losses);
        comparison.plot(next, forecast(lstm, targets), s -> s.label("LSTM result"));

        losses.grid(true).legend().save(output.resolve("losses.svg"));
        comparison.grid(true).legend().save(output.resolve("comparison.svg"));
    }

    // #region from-keras.windows
    /** All runs of 20 values that have one more after them, from {@code first} on. */
    private static NDArray windows(NDArray y, int first) {
        return NDArray.stack(
                0,
                IntStream.range(first, first + 180)
                        .mapToObj(i -> y.slice(i, i + 20).reshape(20, 1))
                        .toArray(NDArray[]::new));
    }
    // #endregion

    private static void train(
            String name, Sequential model, NDArray inputs, NDArray targets, int epochs, Figure losses) {
        // #region from-keras.fit
        model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
        model.summary();
        var history = model.fit(
                        inputs,
                        targets,
                        f -> f.batchSize(10).epochs(epochs).validationSplit(0.1).verbose(0))
                .history();
        // #endregion
        for (String key : new String[] {"loss", "val_loss"}) {
            double[] values = Objects.requireNonNull(history.get(key)).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            losses.plot(values, s -> s.label(name + "_" + key));
        }
    }

    // #region from-keras.forecast
    /** The model continues the first target window from its own outputs. */
    private static double[] forecast(Sequential model, NDArray targets) {
        NDArray result = targets.at(0).ravel();
        for (int i = 0; i < 180; i++) {
            NDArray p = model.predict(result.slice(i, i + 20).reshape(1, 20, 1));
            result = result.append(NDArray.of(p.get(0, 19, 0)));
        }
        return result.toDoubleArray();
    }
    // #endregion
}
