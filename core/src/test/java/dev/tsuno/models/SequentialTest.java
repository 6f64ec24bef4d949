package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.initializers.GlorotUniform;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Cell;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.RNN;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SequentialTest {
    private static final NDArray X = NDArray.linspace(-1, 1, 24).reshape(4, 3, 2);
    private static final NDArray Y = NDArray.linspace(0, 1, 12).reshape(4, 3, 1);

    /** A user's cell: a leaky integrator, {@code h = h₋₁ + tanh(x · kernel − h₋₁) / 2}. */
    private static final class Leaky extends Layer<Leaky> implements Cell {
        private @Nullable Variable kernel;

        @Override
        protected void build(Shape x) {
            kernel = weight("kernel", Shape.of(x.last(), 5), new GlorotUniform().seed(3));
        }

        @Override
        public List<Shape> stateShapes() {
            return List.of(Shape.of(5));
        }

        @Override
        public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
            Tensor before = states.get(0);
            Tensor drive = Ops.matmul(x, Objects.requireNonNull(kernel).tensor());
            Tensor h = Ops.add(before, Ops.multiply(Ops.tanh(Ops.subtract(drive, before)), 0.5));
            return List.of(h, h);
        }
    }

    @Test
    void a_users_cell_trains_by_its_true_gradient() {
        Sequential model = new Sequential(
                Input.of(3, 2),
                new RNN(new Leaky().dtype(DType.FLOAT64)).returnSequences(true).dtype(DType.FLOAT64),
                new Dense(1).dtype(DType.FLOAT64));
        model.compile(c -> c.optimizer(new SGD(1)).loss("mse"));
        List<NDArray> start = model.getWeights();
        NDArray kernel = start.get(0);
        double h = 1e-6;
        double[] slopes = new double[kernel.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (lossWith(model, start, i, h) - lossWith(model, start, i, -h)) / (2 * h);
        }
        model.setWeights(start);
        model.trainOnBatch(X, Y);
        double[] before = kernel.toDoubleArray();
        double[] after = model.getWeights().get(0).toDoubleArray();
        for (int i = 0; i < slopes.length; i++) assertEquals(before[i] - slopes[i], after[i], 1e-8);
    }

    private static double lossWith(Sequential model, List<NDArray> weights, int at, double change) {
        model.setWeights(weights);
        NDArray kernel = weights.get(0).copy().ravel();
        kernel.set(kernel.get(at) + change, at);
        model.weights().get(0).assign(kernel.reshape(weights.get(0).shape().dims()));
        return Objects.requireNonNull(model.evaluate(X, Y).get("loss"));
    }

    private static Sequential lstm() {
        return new Sequential(Input.of(3, 2), new LSTM(4).returnSequences(true), new Dense(1));
    }

    @Test
    void compiled_again_it_trains_on_the_new_loss() {
        Sequential model = lstm();
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        model.trainOnBatch(X, Y);
        model.compile(c -> c.optimizer("sgd").loss("mae"));
        double mae = model.predict(X).sub(Y).abs().mean();
        assertEquals(mae, model.trainOnBatch(X, Y), 1e-6);
    }

    @Test
    void a_layer_frozen_before_compile_keeps_its_weights() {
        Sequential model = lstm();
        model.layers().get(0).trainable(false);
        model.compile(c -> c.optimizer("adam").loss("mse"));
        List<NDArray> before = model.getWeights();
        model.trainOnBatch(X, Y);
        List<NDArray> after = model.getWeights();
        assertEquals(before.subList(0, 3), after.subList(0, 3));
        assertTrue(!before.get(3).equals(after.get(3)));
    }

    @Test
    void sample_weights_weigh_the_loss_and_divide_by_the_number_of_samples() {
        Sequential model = lstm();
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        NDArray squares = model.predict(X).sub(Y).pow(2);
        NDArray perSample = NDArray.of(2.0, 0.0, 1.0, 0.5);
        NDArray perStep = NDArray.linspace(0, 1, 12).reshape(4, 3);
        double bySample = squares.mul(perSample.reshape(4, 1, 1)).mean();
        double byStep = squares.mul(perStep.reshape(4, 3, 1)).mean();
        List<NDArray> start = model.getWeights();
        assertEquals(bySample, loss(model, perSample), 1e-6);
        model.setWeights(start);
        assertEquals(byStep, loss(model, perStep), 1e-6);
    }

    private static double loss(Sequential model, NDArray weights) {
        return Objects.requireNonNull(model.fit(X, Y, f -> f.verbose(0).sampleWeight(weights))
                        .history()
                        .get("loss"))
                .get(0);
    }

    @Test
    void a_layer_added_between_compile_and_training_is_trained() {
        Sequential model = new Sequential(Input.of(3, 2), new LSTM(4).returnSequences(true));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        model.add(new Dense(1));
        List<NDArray> before = model.getWeights();
        model.trainOnBatch(X, Y);
        assertTrue(!before.get(3).equals(model.getWeights().get(3)));
    }

    @Test
    void a_trained_model_that_grows_asks_for_another_compile() {
        Sequential model = lstm();
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        model.trainOnBatch(X, Y);
        model.add(new Dense(1));
        Exception e = assertThrows(IllegalStateException.class, () -> model.trainOnBatch(X, Y));
        assertTrue(String.valueOf(e.getMessage()).contains("compile"), e.getMessage());
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        model.trainOnBatch(X, Y);
    }

    @Test
    void the_metrics_result_is_that_of_the_last_batch() {
        Sequential model = lstm();
        model.compile(c -> c.optimizer("sgd").loss("mse").metrics("mae"));
        model.fit(X, Y, f -> f.verbose(0).batchSize(1));
        double loss = model.trainOnBatch(X, Y);
        assertEquals(loss, Objects.requireNonNull(model.getMetricsResult().get("loss")));
    }

    @Test
    void a_batch_of_no_samples_is_refused() {
        Sequential model = lstm();
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        assertThrows(IllegalArgumentException.class, () -> model.predict(X, 0));
        assertThrows(IllegalArgumentException.class, () -> model.evaluate(X, Y, o -> o.batchSize(-1)));
        assertThrows(IllegalArgumentException.class, () -> model.fit(X, Y, f -> f.initialEpoch(-1)));
    }

    @Test
    void what_a_layer_gives_can_be_looked_at_by_another_model() {
        Sequential model = new Sequential(Input.of(5, 2), new LSTM(3).name("lstm"), new Dense(1));
        Model inner = new Model(model.inputs(), List.of(model.getLayer("lstm").output(), model.output()));
        NDArray x = NDArray.linspace(-1, 1, 20).reshape(2, 5, 2);
        List<NDArray> both = inner.predict(List.of(x));
        assertEquals("(2, 3)", both.get(0).shape().toString());
        assertEquals(model.predict(x), both.get(1));
        assertEquals(new Sequential(model.getLayer("lstm")).predict(x), both.get(0));
    }

    @Test
    void a_model_that_learnt_its_shape_from_data_has_inputs_and_outputs_and_grows() {
        Sequential model = new Sequential(new LSTM(3));
        NDArray x = NDArray.linspace(-1, 1, 20).reshape(2, 5, 2);
        model.predict(x);
        assertEquals("(None, 5, 2)", model.input().shape().toString());
        model.add(new Dense(1));
        assertEquals("(None, 1)", model.output().shape().toString());
        assertEquals("(2, 1)", model.predict(x).shape().toString());
    }

    @Test
    void a_layer_that_does_not_fit_is_not_added() {
        Sequential model = new Sequential(Input.of(5, 2), new LSTM(3));
        assertThrows(IllegalArgumentException.class, () -> model.add(new LSTM(3)));
        assertEquals(1, model.layers().size());
        assertEquals("(None, 1)", model.add(new Dense(1)).output().shape().toString());
    }

    @Test
    void a_layer_of_no_model_has_no_output() {
        Dense dense = new Dense(1).name("alone");
        IllegalStateException thrown = assertThrows(IllegalStateException.class, dense::output);
        assertEquals(
                "Dense \"alone\" has neither input nor output: it is part of no model whose Input is known.",
                thrown.getMessage());
    }

    @Test
    void names_are_counted_anew_after_clear_session_whatever_was_made_before() {
        new Dense(1); // its name isn't asked for
        Tsuno.clearSession();
        assertEquals("dense", new Dense(1).name());
    }

    @Test
    void a_build_that_fails_leaves_neither_inputs_nor_outputs() {
        Sequential model = new Sequential(new LSTM(3), new LSTM(3)); // the first gives its last step alone
        assertThrows(IllegalArgumentException.class, () -> model.predict(NDArray.zeros(2, 5, 2)));
        assertEquals(List.of(), model.inputs());
        assertEquals(List.of(), model.outputs());
        model.pop();
        assertEquals("(2, 3)", model.predict(NDArray.zeros(2, 5, 2)).shape().toString());
    }

    @Test
    void training_without_trainable_weights_warns() {
        Sequential model = new Sequential(Input.of(2), new Dense(1).trainable(false));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        List<String> said = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.tsuno");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            model.trainOnBatch(NDArray.ones(3, 2), NDArray.ones(3, 1));
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(List.of(model.name() + " does not have any trainable weights."), said);
    }
}
