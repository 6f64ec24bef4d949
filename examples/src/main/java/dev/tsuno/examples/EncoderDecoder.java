package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Model;
import java.util.List;

/**
 * An encoder reads ten values of a wave, a decoder begins with the encoder's states and says the next five. While it learns, the decoder is
 * shown the value before each one that it shall say.
 */
public final class EncoderDecoder {
    private static final int PAST = 10;
    private static final int NEXT = 5;

    private EncoderDecoder() {}

    public static void main(String[] args) {
        model().summary();
        System.out.println(run(50).history());
    }

    static Model model() {
        Input past = Input.of(PAST, 1).name("past");
        List<KerasTensor> encoded = new LSTM(16).returnState(true).applyAll(past);
        KerasTensor h = encoded.get(1);
        KerasTensor c = encoded.get(2);

        Input before = Input.of(NEXT, 1).name("before");
        KerasTensor decoded = new LSTM(16).returnSequences(true).apply(before, a -> a.initialState(h, c));
        return new Model(List.of(past, before), List.of(new Dense(1).apply(decoded)));
    }

    static History run(int epochs) {
        NDArray waves = NDArray.linspace(0, 100, 64 * (PAST + NEXT)).sin().reshape(64, PAST + NEXT, 1);
        NDArray past = times(waves, 0, PAST);
        NDArray before = times(waves, PAST - 1, PAST + NEXT - 1);
        NDArray next = times(waves, PAST, PAST + NEXT);

        Model model = model();
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(
                List.of(past, before), List.of(next), f -> f.epochs(epochs).verbose(0));
    }

    private static NDArray times(NDArray waves, int from, int to) {
        return waves.transpose(1, 0, 2).slice(from, to).transpose(1, 0, 2);
    }
}
