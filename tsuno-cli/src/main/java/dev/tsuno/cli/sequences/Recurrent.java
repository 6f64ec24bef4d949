package dev.tsuno.cli.sequences;

import dev.tsuno.layers.GRU;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;

enum Recurrent {
    RNN,
    LSTM,
    GRU;

    Layer<?> layer(int units) {
        return switch (this) {
            case RNN -> new SimpleRNN(units);
            case LSTM -> new LSTM(units);
            case GRU -> new GRU(units);
        };
    }
}
