package dev.tsuno.layers;

import static dev.tsuno.layers.LayerContract.of;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every layer, a line each: name, layer, shapes of its inputs without the batch, what it does with a mask. */
class LayerContractTest {
    @TestFactory
    Stream<DynamicContainer> core_layers() {
        return LayerContract.all(
                of("Dense", () -> new Dense(3), 4),
                of("Dense of a sequence", () -> new Dense(3).activation("tanh"), 5, 2)
                        .passesMask(),
                of("Masking", Masking::new, 4, 2).passesMask());
    }

    @TestFactory
    Stream<DynamicContainer> recurrent_layers() {
        return LayerContract.all(
                of("SimpleRNN", () -> new SimpleRNN(3), 4, 2).dropsMask(),
                of("LSTM", () -> new LSTM(3), 4, 2).dropsMask(),
                of("LSTM, all steps", () -> new LSTM(3).returnSequences(true).returnState(true), 4, 2)
                        .passesMask(),
                of("GRU", () -> new GRU(3), 4, 2).dropsMask(),
                of("GRU, all steps", () -> new GRU(3).returnSequences(true).goBackwards(true), 4, 2)
                        .passesMask(),
                of("RNN", () -> new RNN(new LSTMCell(3)), 4, 2).dropsMask().hasNoConfig(),
                of("RNN, all steps", () -> new RNN(new GRUCell(3)).returnSequences(true), 4, 2)
                        .passesMask()
                        .hasNoConfig());
    }
}
