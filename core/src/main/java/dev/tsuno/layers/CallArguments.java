package dev.tsuno.layers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is called with besides its inputs, in a model of the functional API:
 *
 * <pre>{@code
 * KerasTensor decoded = new LSTM(8).returnSequences(true).apply(decoderInput, c -> c.initialState(h, c));
 * KerasTensor attended = new MultiHeadAttention(2, 8).apply(List.of(query, value), c -> c.with("use_causal_mask", true));
 * }</pre>
 */
public final class CallArguments {
    private List<KerasTensor> initialState = List.of();
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private @Nullable KerasTensor mask;
    private @Nullable Boolean training;

    CallArguments() {}

    /**
     * The states that a recurrent layer begins with, in its own order: for an LSTM h, c. As in Keras 3.15 the layer then does not heed the mask
     * that its input brings with it (from {@code Masking} or {@code Embedding(mask_zero=True)}), though losses and layers after it do; give it as
     * {@link #mask(KerasTensor)} if steps are to be skipped.
     */
    public CallArguments initialState(KerasTensor... states) {
        initialState = List.of(states);
        return this;
    }

    public CallArguments initialState(List<KerasTensor> states) {
        initialState = List.copyOf(states);
        return this;
    }

    /** A mask {@code (batch, time)} in place of the one that the input brings with it; 1 keeps a step. */
    public CallArguments mask(KerasTensor mask) {
        this.mask = mask;
        return this;
    }

    /** Whether this call behaves as in training, whatever the model does: dropout in prediction, or a layer never trained. */
    public CallArguments training(boolean training) {
        this.training = training;
        return this;
    }

    /** A further argument by Keras's name. */
    public CallArguments with(String name, KerasTensor value) {
        arguments.put(name, value);
        return this;
    }

    /** A further argument by Keras's name: a number, a switch. */
    public CallArguments with(String name, Object value) {
        arguments.put(name, value);
        return this;
    }

    List<KerasTensor> initialState() {
        return initialState;
    }

    @Nullable
    KerasTensor mask() {
        return mask;
    }

    @Nullable
    Boolean training() {
        return training;
    }

    Map<String, Object> arguments() {
        return arguments;
    }
}
