package dev.tsuno.cli.study;

import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import java.util.Locale;

/** The recurrent layers the study compares. */
public enum Cell {
    RNN,
    LSTM,
    GRU;

    /** The cell's layer over the whole window, and a linear output for every step of it. */
    Sequential model(int window, int units) {
        return switch (this) {
            case RNN -> new Sequential(Input.of(window, 1), new SimpleRNN(units).returnSequences(true), new Dense(1));
            case LSTM -> new Sequential(Input.of(window, 1), new LSTM(units).returnSequences(true), new Dense(1));
            case GRU -> new Sequential(Input.of(window, 1), new GRU(units).returnSequences(true), new Dense(1));
        };
    }

    /** As the user writes it, and as files and columns are named. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
