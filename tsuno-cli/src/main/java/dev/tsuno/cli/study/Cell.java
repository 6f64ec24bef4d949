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
    RNN(1, "C0"),
    LSTM(4, "C1"),
    GRU(3, "C2");

    private final int gates;
    private final String color;

    Cell(int gates, String color) {
        this.gates = gates;
        this.color = color;
    }

    /** How many products of its size a step takes: the more, the slower. */
    int gates() {
        return gates;
    }

    /** The cell's layer over the whole window, and a linear output for every step of it or the last one. */
    Sequential model(int window, int units, boolean everyStep) {
        Input input = Input.of(window, 1);
        return switch (this) {
            case RNN -> new Sequential(input, new SimpleRNN(units).returnSequences(everyStep), new Dense(1));
            case LSTM -> new Sequential(input, new LSTM(units).returnSequences(everyStep), new Dense(1));
            case GRU -> new Sequential(input, new GRU(units).returnSequences(everyStep), new Dense(1));
        };
    }

    /** As figures name it. */
    public String title() {
        return name();
    }

    /** Its colour in all figures of a comparison, by matplotlib's name. */
    public String color() {
        return color;
    }

    /** As the user writes it, and as files and columns are named. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
