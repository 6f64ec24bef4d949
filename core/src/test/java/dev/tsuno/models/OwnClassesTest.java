package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.layers.BatchNormalization;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Cell;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GlobalAveragePooling1D;
import dev.tsuno.layers.Identity;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.Masking;
import dev.tsuno.layers.RNN;
import dev.tsuno.layers.Trace;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import dev.tsuno.random.Seeds;
import dev.tsuno.regularizers.L2;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Models and layers of one's own that are made of layers; the numbers are those of Keras 3.15.1 after set_random_seed(5). */
class OwnClassesTest {
    private static final class Forecaster extends Model {
        private final Masking masking = track(new Masking());
        private final LSTM lstm = track(new LSTM(3).returnSequences(true));
        private final Dense dense = track(new Dense(1));

        @Override
        protected List<Tensor> call(Call call) {
            Tensor h = lstm.apply(masking.apply(call.input(), call), call);
            return List.of(dense.apply(h, call));
        }
    }

    private static final class Encoder extends Layer<Encoder> {
        private final LSTM lstm = track(new LSTM(2));

        @Override
        protected List<Tensor> call(Call call) {
            return List.of(lstm.apply(call.input(), call));
        }
    }

    private static final class Doubled extends Model {
        @Override
        protected Tensor call(Tensor x) {
            return Ops.multiply(x, 2);
        }
    }

    /** A cell that leaves a penalty and new states behind in each step. */
    private static final class PenalizedCell extends Layer<PenalizedCell> implements Cell {
        private final Dense dense = track(new Dense(2).activityRegularizer(new L2(0.5)));
        private final BatchNormalization norm = track(new BatchNormalization());

        @Override
        public List<Shape> stateShapes() {
            return List.of(Shape.of(2));
        }

        @Override
        public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
            Tensor h = Ops.tanh(Ops.add(norm.apply(dense.apply(x, call), call), states.get(0)));
            return List.of(h, h);
        }
    }

    private static final class Forgetful extends Model {
        private final Dense dense = new Dense(1);

        @Override
        protected List<Tensor> call(Call call) {
            return List.of(dense.apply(call.input(), call));
        }
    }

    private static final class MinimalCell extends Layer<MinimalCell> implements Cell {
        private @Nullable Variable kernel;

        @Override
        protected void build(Shape x) {
            kernel = weight("kernel", Shape.of(x.last(), 2), Initializers.get("ones"));
        }

        @Override
        public List<Shape> stateShapes() {
            return List.of(Shape.of(2));
        }

        @Override
        public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
            Tensor h = Ops.add(Ops.matmul(x, Objects.requireNonNull(kernel).tensor()), states.get(0));
            return List.of(h, h);
        }
    }

    private static NDArray masked() {
        NDArray x = NDArray.linspace(-1, 1, 24).reshape(3, 4, 2).astype(DType.FLOAT32);
        for (int i = 0; i < 2; i++) x.set(0, 0, 2, i);
        for (int i = 0; i < 2; i++) x.set(0, 0, 3, i);
        for (int i = 0; i < 2; i++) x.set(0, 1, 3, i);
        return x;
    }

    @Test
    void a_mask_goes_from_layer_to_layer_inside_a_model_and_on_to_the_loss() {
        Model model = Seeds.withSeed(5, () -> {
            Model made = new Forecaster();
            made.predict(masked());
            return made;
        });
        assertArrayEquals(
                new float[] {
                    0.043613188f,
                    0.057473447f,
                    0.057473447f,
                    0.057473447f,
                    0.017485503f,
                    0.020480335f,
                    0.014526405f,
                    0.014526405f,
                    -0.017779358f,
                    -0.036620572f,
                    -0.051424596f,
                    -0.058454074f
                },
                model.predict(masked()).toFloatArray(),
                1e-7f);
        model.compile(o -> o.optimizer("sgd").loss("mse"));
        History history =
                model.fit(masked(), NDArray.ones(3, 4, 1), o -> o.batchSize(3).verbose(0));
        assertEquals(
                1.0039178133010864,
                Objects.requireNonNull(history.history().get("loss")).get(0),
                1e-6);
    }

    @Test
    void a_mask_reaches_the_layers_inside_a_layer() {
        Input x = Input.of(4, 2);
        Model model = Seeds.withSeed(5, () -> new Model(x, new Encoder().apply(new Masking().apply(x))));
        assertArrayEquals(
                new float[] {-0.21758965f, -0.12406545f, -0.014770912f, -0.02649799f, 0.25934097f, 0.4035197f},
                model.predict(masked()).toFloatArray(),
                1e-7f);
    }

    @Test
    void a_mask_ends_at_a_model_none_of_whose_layers_gives_the_output() {
        Input x = Input.of(4, 2);
        Model model = new Model(x, new GlobalAveragePooling1D().apply(new Doubled().apply(new Masking().apply(x))));
        assertArrayEquals(
                new float[] {-0.9130435f, -0.826087f, -0.19565217f, -0.06521739f, 1.3043479f, 1.4782609f},
                model.predict(masked()).toFloatArray(),
                1e-6f);
    }

    private static double[] trainedOnce(boolean unroll, boolean masking) {
        return Seeds.withSeed(3, () -> {
            Layer<?> first = masking ? new Masking() : new Identity();
            Sequential model = new Sequential(Input.of(4, 2), first, new RNN(new PenalizedCell()).unroll(unroll));
            model.compile(o -> o.optimizer("sgd").loss("mse"));
            History history =
                    model.fit(masked(), NDArray.ones(3, 2), o -> o.batchSize(3).verbose(0));
            double loss = Objects.requireNonNull(history.history().get("loss")).get(0);
            double[] moving = model.getWeights().get(4).astype(DType.FLOAT64).toDoubleArray();
            return new double[] {loss, moving[0], moving[1]};
        });
    }

    @Test
    void a_cell_leaves_its_penalties_and_states_at_every_step() {
        for (boolean masking : new boolean[] {false, true}) {
            double[] scanned = trainedOnce(false, masking);
            assertArrayEquals(trainedOnce(true, masking), scanned);
            assertTrue(scanned[0] > 1 && scanned[1] != 0, Arrays.toString(scanned));
        }
    }

    @Test
    void what_nothing_feeds_is_refused_not_zero() {
        Tensor x = Scope.in("dense", () -> Ops.placeholder("x[t]", Shape.of(2), DType.FLOAT32));
        Program program = Program.compile(Graph.of(Ops.negative(x)), KernelSets.of(DType.FLOAT32));
        IllegalStateException e = assertThrows(IllegalStateException.class, program::run);
        assertTrue(
                String.valueOf(e.getMessage())
                        .startsWith("In dense: x[t] float32 (2,) is needed, and nothing feeds it."),
                e.getMessage());
        program.buffer(x);
        program.run();
    }

    @Test
    void a_layer_that_was_not_given_to_track_is_refused() {
        Tsuno.clearSession();
        Model model = new Forgetful();
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> model.predict(masked()));
        assertEquals(
                "Dense \"dense\" has weights and is no part of Forgetful \"forgetful\", which calls it: they would be neither trained"
                        + " nor saved. Make it with track(new Dense(…)).",
                e.getMessage());
    }

    @Test
    void trainable_is_what_was_said_last() {
        Layer<?> layer =
                Layers.fromConfig("Dense", new Dense(1).trainable(false).getConfig());
        assertEquals(false, layer.trainable());
        layer.trainable(true);
        assertEquals(true, layer.getConfig().get("trainable"));
        layer.ensureBuilt(List.of(Shape.of(Shape.UNKNOWN, 2)));
        assertEquals(2, layer.trainableWeights().size());
        layer.trainable(false);
        assertEquals(false, layer.getConfig().get("trainable"));
        layer.trainable(true);
        assertEquals(true, layer.getConfig().get("trainable"));
        assertEquals(2, layer.trainableWeights().size());
    }

    @Test
    void a_refused_shape_leaves_a_layer_as_it_was() {
        LSTM lstm = new LSTM(4).stateful(true);
        RNN rnn = new RNN(new MinimalCell());
        for (Layer<?> layer : List.of(lstm, rnn)) {
            assertThrows(IllegalArgumentException.class, () -> layer.ensureBuilt(List.of(Shape.of(3, 2))));
            assertThrows(
                    IllegalArgumentException.class, () -> layer.ensureBuilt(List.of(Shape.of(3, 5, Shape.UNKNOWN))));
            assertEquals(List.of(), layer.weights());
            layer.apply(Call.of(new Trace(false), Ops.placeholder("x", Shape.of(3, 5, 2), DType.FLOAT32)));
        }
        assertEquals(3, lstm.getWeights().size());
        assertEquals(Shape.of(2, 2), rnn.getWeights().get(0).shape());
    }

    @Test
    void a_refused_shape_leaves_a_sequential_as_it_was() {
        Sequential model = new Sequential(new Dense(3), new LSTM(2), new Dense(1));
        assertThrows(IllegalArgumentException.class, () -> model.predict(NDArray.ones(2, 6)));
        assertEquals(0, model.weights().size());
        assertEquals(Shape.of(2, 1), model.predict(NDArray.ones(2, 5, 4)).shape());
        assertEquals(7, model.weights().size());
        assertEquals(Shape.of(4, 3), model.getWeights().get(0).shape());
    }

    @Test
    void what_is_wrong_with_a_layer_is_not_said_of_another() {
        Layer<?> wrong = new Bidirectional(new LSTM(2)).backwardLayer(new LSTM(2));
        assertTrue(new Dense(1).name().startsWith("dense"));
        assertThrows(IllegalArgumentException.class, () -> new Sequential(Input.of(4, 2), wrong));
    }
}
