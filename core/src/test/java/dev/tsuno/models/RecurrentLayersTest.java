package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Cell;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.GRUCell;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.LSTMCell;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.RNN;
import dev.tsuno.layers.RecurrentLayer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.layers.SimpleRNNCell;
import dev.tsuno.layers.TimeDistributed;
import dev.tsuno.layers.Trace;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A user's own cell wherever Keras takes a cell, and what golden cases don't hold of the layers around recurrent ones. */
class RecurrentLayersTest {
    private static final NDArray X = wave(4, 5, 3);
    private static final NDArray MASK = NDArray.of(1.0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0)
            .reshape(4, 5);

    private static NDArray wave(int... shape) {
        int n = Math.toIntExact(Shape.of(shape).size());
        return NDArray.arange(n).mul(1.7).sin().reshape(shape);
    }

    /** The cell of the documentation of {@link Cell}: h = tanh(x · kernel + h₋₁ · recurrent). */
    private static final class MinimalRNNCell extends Layer<MinimalRNNCell> implements Cell {
        private final Option<Integer> units = options().required("units", Codecs.SIZE);
        private @Nullable Variable kernel;
        private @Nullable Variable recurrent;

        MinimalRNNCell() {}

        MinimalRNNCell(int units) {
            set(this.units, units);
        }

        @Override
        protected void build(Shape x) {
            kernel = weight("kernel", Shape.of(x.last(), units.get()), Initializers.get("uniform"));
            recurrent = weight("recurrent_kernel", Shape.of(units.get(), units.get()), Initializers.get("uniform"));
        }

        @Override
        public List<Shape> stateShapes() {
            return List.of(Shape.of(units.get()));
        }

        @Override
        public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
            Tensor drive = Ops.matmul(x, Objects.requireNonNull(kernel).tensor());
            Tensor back =
                    Ops.matmul(states.get(0), Objects.requireNonNull(recurrent).tensor());
            Tensor h = Ops.tanh(Ops.add(drive, back));
            return List.of(h, h);
        }
    }

    @BeforeAll
    static void register() {
        Layers.REGISTRY.register("MinimalRNNCell", MinimalRNNCell::new);
    }

    /** Outputs of a layer, all in one list, with weights of these values. */
    private static double[] run(Layer<?> layer, NDArray x, @Nullable NDArray mask, NDArray... states) {
        layer.dtype(DType.FLOAT64);
        return run(layer, x, mask, true, states);
    }

    private static double[] run(Layer<?> layer, NDArray x, @Nullable NDArray mask, boolean fresh, NDArray... states) {
        Trace trace = new Trace(false);
        List<Tensor> initial = new ArrayList<>();
        for (NDArray state : states) initial.add(Ops.constant(state));
        Tensor keep = mask == null ? null : Ops.constant(mask);
        Outputs outputs = layer.apply(Call.of(trace, Ops.constant(x), keep).withInitialState(initial));
        if (fresh) {
            List<NDArray> weights = new ArrayList<>();
            for (NDArray w : layer.getWeights())
                weights.add(wave(w.shape().dims()).mul(0.8));
            layer.setWeights(weights);
        }
        List<Tensor> flat = new ArrayList<>();
        for (Tensor y : outputs.tensors())
            flat.add(Ops.reshape(y, Math.toIntExact(y.shape().size())));
        Tensor all = Ops.concatenate(flat, 0);
        Program program = Program.compile(Graph.of(List.of(all), trace.assignments()), new ReferenceKernels());
        program.run();
        double[] values = new double[Math.toIntExact(all.shape().size())];
        for (int i = 0; i < values.length; i++) values[i] = program.buffer(all).get(i);
        return values;
    }

    private static <L extends Layer<L> & RecurrentLayer<L>> L set(L layer, int options) {
        layer.dtype(DType.FLOAT64);
        layer.returnSequences((options & 1) != 0);
        layer.returnState((options & 2) != 0);
        layer.goBackwards((options & 4) != 0);
        layer.zeroOutputForMask((options & 8) != 0);
        return layer.unroll((options & 16) != 0);
    }

    private static MinimalRNNCell own(int units) {
        return new MinimalRNNCell(units).dtype(DType.FLOAT64);
    }

    @Test
    void an_own_cell_gives_what_simple_rnn_gives_with_all_options() {
        NDArray state = wave(4, 2);
        for (int options = 0; options < 32; options++) {
            for (NDArray mask : new @Nullable NDArray[] {null, MASK}) {
                double[] expected = run(set(new SimpleRNN(2).useBias(false), options), X, mask, state);
                double[] actual = run(set(new RNN(own(2)), options), X, mask, state);
                assertArrayEquals(expected, actual, 1e-12, "options " + options + ", mask " + mask);
            }
        }
    }

    @Test
    void an_own_cell_is_stacked_and_runs_in_both_directions() {
        SimpleRNNCell first = new SimpleRNNCell(2).useBias(false).dtype(DType.FLOAT64);
        SimpleRNNCell second = new SimpleRNNCell(3).useBias(false).dtype(DType.FLOAT64);
        double[] expected = run(new Bidirectional(set(new RNN(List.of(first, second)), 3)), X, MASK);
        assertArrayEquals(expected, run(new Bidirectional(set(new RNN(List.of(own(2), own(3))), 3)), X, MASK), 1e-12);
    }

    @Test
    void an_own_cell_carries_its_states_from_call_to_call() {
        RNN own = new RNN(own(2)).stateful(true).dtype(DType.FLOAT64);
        SimpleRNN usual = new SimpleRNN(2).useBias(false).stateful(true).dtype(DType.FLOAT64);
        double[] before = run(own, X, null);
        assertArrayEquals(run(usual, X, null), before, 1e-12);
        double[] after = run(own, X, MASK, false);
        assertArrayEquals(run(usual, X, MASK, false), after, 1e-12);
        own.resetState();
        assertArrayEquals(before, run(own, X, null, false), 1e-12);
    }

    @Test
    void a_cell_that_is_not_registered_can_not_be_copied_and_the_message_says_what_to_do() {
        final class Unknown extends Layer<Unknown> implements Cell {
            @Override
            public List<Shape> stateShapes() {
                return List.of(Shape.of(2));
            }

            @Override
            public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
                return List.of(x, x);
            }
        }
        Bidirectional both = new Bidirectional(new RNN(new Unknown()));
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, both::name).getMessage());
        assertTrue(message.contains("Layers.REGISTRY.register"), message);
    }

    @Test
    void stacked_cells_with_several_states_are_reset() {
        RNN layer = new RNN(List.of(
                        new LSTMCell(2).dtype(DType.FLOAT64),
                        new GRUCell(3).resetAfter(false).dtype(DType.FLOAT64)))
                .stateful(true)
                .dtype(DType.FLOAT64);
        double[] first = run(layer, X, null);
        double[] second = run(layer, X, null, false);
        layer.resetState();
        assertArrayEquals(first, run(layer, X, null, false));
        assertTrue(Math.abs(first[0] - second[0]) > 1e-3, "the second call went on from the first");
    }

    @Test
    void a_stateful_layer_refuses_another_batch() {
        LSTM layer = new LSTM(2).stateful(true);
        run(layer, X, null);
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> run(layer, wave(3, 5, 3), null, false))
                .getMessage());
        assertTrue(message.contains("batch size that it was built with"), message);
        assertThrows(IllegalStateException.class, () -> new Bidirectional(new LSTM(2)).resetState());
    }

    @Test
    void unrolled_backwards_and_masked_gives_the_same_as_rolled() {
        for (int options : new int[] {13, 15}) { // Keras 3.15.1 zeroes other steps when it is unrolled
            assertArrayEquals(
                    run(set(new GRU(2).resetAfter(false), options), X, MASK),
                    run(set(new GRU(2).resetAfter(false), options | 16), X, MASK),
                    1e-12);
        }
    }

    @Test
    void start_weights_go_to_both_directions() {
        List<NDArray> weights = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (int[] shape : new int[][] {{3, 2}, {2, 2}, {2}})
                weights.add(wave(shape).mul(i + 1));
        }
        Bidirectional layer = new Bidirectional(new SimpleRNN(2).dtype(DType.FLOAT64)).weights(weights);
        run(layer, X, null, false);
        for (int i = 0; i < weights.size(); i++) {
            assertArrayEquals(
                    weights.get(i).toDoubleArray(), layer.getWeights().get(i).toDoubleArray());
        }
    }

    @Test
    void directions_that_do_not_fit_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bidirectional(new LSTM(2)).backwardLayer(new LSTM(2)).name());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bidirectional(new LSTM(2).returnSequences(true))
                        .backwardLayer(new LSTM(2).goBackwards(true))
                        .name());
        assertThrows(IllegalArgumentException.class, () -> new Bidirectional(new LSTM(2)).mergeMode("min"));
    }

    @Test
    void a_config_of_stacked_cells_makes_the_layer_again() {
        RNN layer = new RNN(List.of(own(2), new LSTMCell(3))).returnSequences(true);
        Layer<?> again = Layers.fromConfig("RNN", layer.getConfig());
        assertEquals(layer.getConfig(), again.getConfig());
    }

    @Test
    void time_distributed_knows_batch_from_time_when_the_number_of_steps_is_unknown() {
        Sequential model =
                new Sequential(Input.of(Shape.UNKNOWN, 3), new TimeDistributed(new Dense(2).activation("tanh")));
        for (NDArray x : List.of(X, wave(2, 7, 3))) {
            NDArray y = model.predict(x);
            assertEquals(Shape.of(x.shape().dim(0), x.shape().dim(1), 2), y.shape());
            NDArray flat = model.predict(x.reshape(1, -1, 3));
            assertArrayEquals(flat.toDoubleArray(), y.toDoubleArray(), 1e-6);
        }
    }

    @Test
    void time_distributed_dropout_draws_for_each_step() {
        TimeDistributed layer = new TimeDistributed(new Dropout(0.5));
        Tensor x = Ops.constant(NDArray.ones(2, 3, 50));
        Tensor y = layer.apply(Call.of(new Trace(true), x)).first();
        Program program = Program.compile(Graph.of(y), new ReferenceKernels());
        program.run();
        int same = 0;
        for (int i = 0; i < 50; i++) {
            if (program.buffer(y).get(i) == program.buffer(y).get(50 + i)) same++;
        }
        assertTrue(same < 50, "the masks of two steps differ");
    }
}
