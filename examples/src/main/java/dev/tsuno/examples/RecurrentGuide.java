package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Cell;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.LSTMCell;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.RNN;
import dev.tsuno.layers.TimeDistributed;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The code of the guide "Recurrent layers", one method a section. */
final class RecurrentGuide {
    private RecurrentGuide() {}

    static Model stacked() {
        // #region recurrent-layers.stack
        return new Sequential(
                Input.of(Shape.UNKNOWN, 8),
                new Bidirectional(new LSTM(32).returnSequences(true).dropout(0.2)),
                new GRU(32).returnSequences(true),
                new TimeDistributed(new Dense(4).activation("softmax")));
        // #endregion
    }

    static Model encoderAndDecoder() {
        // #region recurrent-layers.states
        Input source = Input.of(Shape.UNKNOWN, 8);
        Input target = Input.of(Shape.UNKNOWN, 4);
        List<KerasTensor> encoded = new LSTM(32).returnState(true).applyAll(source);
        KerasTensor h = encoded.get(1);
        KerasTensor c = encoded.get(2);
        KerasTensor decoded = new LSTM(32).returnSequences(true).apply(target, a -> a.initialState(h, c));
        return new Model(List.of(source, target), List.of(new Dense(4).apply(decoded)));
        // #endregion
    }

    static NDArray stateful() {
        NDArray x = NDArray.ones(2, 10, 8);
        // #region recurrent-layers.stateful
        Sequential model = new Sequential(Input.batchShape(2, 10, 8), new LSTM(32).stateful(true), new Dense(1));
        NDArray first = model.predict(x, 2);
        NDArray next = model.predict(x, 2); // goes on where the first stopped
        model.resetStates();
        // #endregion
        System.out.println(first + " " + next);
        return model.predict(x, 2); // as the first
    }

    /** {@code h = tanh(x · kernel + h₋₁ · recurrent)}. */
    // #region recurrent-layers.cell
    static final class MinimalRNNCell extends Layer<MinimalRNNCell> implements Cell {
        private final Option<Integer> units = options().required("units", Codecs.SIZE);
        private @Nullable Variable kernel;
        private @Nullable Variable recurrent;

        MinimalRNNCell() {} // for configs

        MinimalRNNCell(int units) {
            set(this.units, units);
        }

        @Override
        protected void build(Shape x) { // (batch, features)
            kernel = weight("kernel", Shape.of(x.last(), units.get()), Initializers.get("uniform"));
            recurrent = weight("recurrent_kernel", Shape.of(units.get(), units.get()), Initializers.get("uniform"));
        }

        @Override
        public List<Shape> stateShapes() {
            return List.of(Shape.of(units.get()));
        }

        @Override
        public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
            Tensor in = Ops.matmul(x, Objects.requireNonNull(kernel).tensor());
            Tensor back =
                    Ops.matmul(states.get(0), Objects.requireNonNull(recurrent).tensor());
            Tensor h = Ops.tanh(Ops.add(in, back));
            return List.of(h, h); // the output, then the states
        }
    }
    // #endregion

    static Model ownCell() {
        // #region recurrent-layers.use-of-cell
        Layers.REGISTRY.register("MinimalRNNCell", MinimalRNNCell::new); // for configs and for Bidirectional
        return new Sequential(
                Input.of(10, 8),
                new RNN(new MinimalRNNCell(32)).returnSequences(true),
                new RNN(List.of(new MinimalRNNCell(16), new LSTMCell(8))));
        // #endregion
    }
}
