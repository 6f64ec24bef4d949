package dev.tsuno.layers;

/** What every recurrent layer can be set to: {@link RNN}, {@link SimpleRNN}, {@link LSTM}, {@link GRU}. */
public interface RecurrentLayer<L extends Layer<L>> extends Stateful {
    /** The mechanism behind the layer. */
    Recurrence recurrence();

    /** Whether to give the output of every step {@code (batch, time, units)}, or of the last one only. Default: false. */
    default L returnSequences(boolean value) {
        return recurrence().set(this, recurrence().options.returnSequences, value);
    }

    /** Whether to give the last states too, as further outputs. Default: false. */
    default L returnState(boolean value) {
        return recurrence().set(this, recurrence().options.returnState, value);
    }

    /** Whether to go from the last step to the first; outputs come in that order. Default: false. */
    default L goBackwards(boolean value) {
        return recurrence().set(this, recurrence().options.goBackwards, value);
    }

    /** Whether each batch goes on from the states at the end of the one before; needs a fixed batch size. Default: false. */
    default L stateful(boolean value) {
        return recurrence().set(this, recurrence().options.stateful, value);
    }

    /** Whether every step becomes part of the graph by itself: the same numbers, a longer program. Default: false. */
    default L unroll(boolean value) {
        return recurrence().set(this, recurrence().options.unroll, value);
    }

    /** Whether a masked step gives zeros instead of the output before it. Default: false. */
    default L zeroOutputForMask(boolean value) {
        return recurrence().set(this, recurrence().options.zeroOutputForMask, value);
    }

    @Override
    default boolean isStateful() {
        return recurrence().isStateful();
    }

    @Override
    default void resetState() {
        recurrence().resetState();
    }
}
