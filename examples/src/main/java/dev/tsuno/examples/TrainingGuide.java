package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npy;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.CSVLogger;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.EarlyStopping;
import dev.tsuno.callbacks.History;
import dev.tsuno.callbacks.ReduceLROnPlateau;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Embedding;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Outputs;
import dev.tsuno.losses.Huber;
import dev.tsuno.metrics.AUC;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.models.Step;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.schedules.ExponentialDecay;
import dev.tsuno.utils.Sequences;
import dev.tsuno.utils.Timeseries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The code of the guide "Training", one method a section. */
final class TrainingGuide {
    private static final NDArray X = wave(64, 20, 1);
    private static final NDArray Y = wave(64, 1);

    /** 0 and 1 in turn. */
    private static final NDArray CLASSES =
            NDArray.wrap(IntStream.range(0, 64).map(i -> i % 2).toArray(), Shape.of(64));

    private TrainingGuide() {}

    private static NDArray wave(int... shape) {
        int n = 1;
        for (int size : shape) n *= size;
        return NDArray.arange(0.0, n, 1).mul(1.7).sin().reshape(shape);
    }

    static History beginning() {
        NDArray x = X;
        NDArray y = Y;
        // #region training.beginning
        Sequential model = new Sequential(Input.of(20, 1), new LSTM(16), new Dense(1));
        model.compile(
                c -> c.optimizer(new Adam(0.01)).loss("mean_squared_error").metrics("mae"));
        History history = model.fit(
                x, y, f -> f.batchSize(10).epochs(5).validationSplit(0.1).verbose(0));
        List<Double> losses = history.history().get("loss");
        Map<String, Double> result = model.evaluate(x, y);
        NDArray forecast = model.predict(x);
        // #endregion
        System.out.println(losses + " " + result + " " + forecast.shape());
        return history;
    }

    static Model choices() {
        Sequential model = new Sequential(Input.of(20, 1), new LSTM(16), new Dense(1).activation("sigmoid"));
        // #region training.setters
        model.compile(c -> c.optimizer(new Adam(new ExponentialDecay(0.01, 1000, 0.9)).clipnorm(1.0))
                .loss(new Huber().delta(0.5))
                .metrics("mae", "accuracy")
                .weightedMetrics(new AUC().name("auc")));
        // #endregion
        return model;
    }

    static History weights() {
        NDArray x = X;
        NDArray classes = CLASSES;
        Sequential model = new Sequential(Input.of(20, 1), new LSTM(16), new Dense(2).activation("softmax"));
        model.compile(c -> c.optimizer("adam").loss("sparse_categorical_crossentropy"));
        // #region training.class-weights
        model.fit(x, classes, f -> f.classWeight(Map.of(0, 1.0, 1, 3.0)).verbose(0));
        // #endregion
        NDArray weights = NDArray.linspace(0, 1, 64);
        // #region training.sample-weights
        return model.fit(x, classes, f -> f.sampleWeight(weights).verbose(0));
        // #endregion
    }

    static History masks() {
        // #region training.padding
        NDArray x = Sequences.padSequences(new int[][] {{7, 2, 9}, {4, 4}, {1, 3, 5, 8}}, p -> p.padding("post"));
        // #endregion
        NDArray y = NDArray.zeros(3, 4, 1);
        // #region training.masking
        Sequential model = new Sequential(
                Input.of(4), new Embedding(10, 8).maskZero(true), new LSTM(16).returnSequences(true), new Dense(1));
        // #endregion
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(x, y, f -> f.verbose(0));
    }

    static History outputs() {
        NDArray x = X;
        NDArray value = Y;
        NDArray rises = CLASSES.reshape(64, 1);
        // #region training.outputs
        Input input = Input.of(20, 1);
        KerasTensor h = new LSTM(16).apply(input);
        KerasTensor a = new Dense(1).name("value").apply(h);
        KerasTensor b = new Dense(1).activation("sigmoid").name("rises").apply(h);
        Model model = new Model(List.of(input), List.of(a, b));
        model.compile(c -> c.optimizer("adam")
                .loss(Map.of("value", "mse", "rises", "binary_crossentropy"))
                .lossWeights(Map.of("value", 1.0, "rises", 0.2))
                .metrics(Map.of("rises", "accuracy")));
        return model.fit(List.of(x), List.of(value, rises), f -> f.epochs(2).verbose(0));
        // #endregion
    }

    /** A step of one's own: small changes of the input must not change the output. */
    // #region training.step
    static final class SteadyForecaster extends Model {
        private final LSTM lstm = track(new LSTM(16));
        private final Dense dense = track(new Dense(1));

        @Override
        protected List<Tensor> call(Call call) {
            return List.of(dense.apply(lstm.apply(call.input(), call), call));
        }

        @Override
        protected void trainStep(Step step) {
            Outputs y = step.forward();
            Outputs near = step.forward(List.of(Ops.multiply(step.x().get(0), 1.01)));
            Tensor loss = computeLoss(step, y);
            Tensor spread = Ops.mean(Ops.square(Ops.subtract(near.first(), y.first())));
            step.log("loss", loss);
            step.log("spread", spread);
            step.minimize(Ops.add(loss, Ops.multiply(spread, 0.1)));
            step.updateMetrics(y);
        }
    }
    // #endregion

    static History ownStep() {
        Model model = new SteadyForecaster();
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(X, Y, f -> f.epochs(2).verbose(0));
    }

    /** A callback of one's own. */
    // #region training.own-callback
    static final class StopBelow extends Callback {
        private final double limit;

        StopBelow(double limit) {
            this.limit = limit;
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> logs) {
            if (logs.getOrDefault("loss", Double.NaN) < limit) model().stopTraining();
        }
    }
    // #endregion

    static History callbacks(Path folder) {
        Sequential model = new Sequential(Input.of(20, 1), new LSTM(16), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(
                X,
                Y,
                f -> f.epochs(20)
                        .validationSplit(0.2)
                        .verbose(0)
                        // #region training.callbacks
                        .callbacks(
                                new EarlyStopping().patience(3).restoreBestWeights(true),
                                new ReduceLROnPlateau().patience(2),
                                new CSVLogger(folder.resolve("log.csv")),
                                new StopBelow(1e-3)));
        // #endregion
    }

    static History dataset(Path folder) throws IOException {
        Npy.write(folder.resolve("x.npy"), X);
        Npy.write(folder.resolve("y.npy"), Y);
        // #region training.dataset
        Dataset<Samples> training = Dataset.npy(folder.resolve("x.npy"), folder.resolve("y.npy"))
                .shuffle(1000, 7)
                .batch(16)
                .prefetch(2);
        // #endregion
        Sequential model = new Sequential(Input.of(20, 1), new LSTM(16), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        // #region training.dataset-fit
        return model.fit(training, f -> f.epochs(2).verbose(0));
        // #endregion
    }

    static History windows() {
        NDArray curve = wave(200, 1);
        // #region training.windows
        Dataset<Samples> batches = Timeseries.datasetFromArray(
                curve.slice(0, 199),
                curve.slice(20, 200),
                20,
                w -> w.batchSize(16).shuffle(true).seed(7));
        // #endregion
        Sequential model = new Sequential(Input.of(20, 1), new LSTM(16), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(batches, f -> f.verbose(0));
    }
}
