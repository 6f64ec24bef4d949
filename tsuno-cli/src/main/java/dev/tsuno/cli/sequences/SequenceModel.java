package dev.tsuno.cli.sequences;

import dev.tsuno.array.NDArray;
import dev.tsuno.cli.study.Cell;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Masking;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Sequential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One recurrent layer, and an output from its last step; with {@code Masking} before it where sequences differ in length. */
final class SequenceModel {
    private SequenceModel() {}

    static Sequential of(SequenceTask task, Cell cell, Recipe recipe) {
        Sequential model = new Sequential(Input.of(task.steps(), task.features()));
        if (task.varies()) model.add(new Masking());
        Layer<?> recurrent = layer(cell, recipe.units());
        model.add(recurrent).add(new Dense(task.targets()).activation(task.activation()));
        if (recurrent instanceof LSTM lstm) setGateBiases(lstm, recipe);
        return model;
    }

    private static Layer<?> layer(Cell cell, int units) {
        return switch (cell) {
            case RNN -> new SimpleRNN(units);
            case LSTM -> new LSTM(units);
            case GRU -> new GRU(units);
        };
    }

    /** An LSTM's bias is that of its gates one after the other: input, forget, cell, output. Keras starts the forget gate's at 1, others at 0. */
    private static void setGateBiases(LSTM lstm, Recipe recipe) {
        List<NDArray> weights = new ArrayList<>(lstm.getWeights());
        int last = weights.size() - 1;
        float[] bias = weights.get(last).toFloatArray();
        Arrays.fill(bias, 0, recipe.units(), (float) recipe.inputBias());
        Arrays.fill(bias, recipe.units(), 2 * recipe.units(), (float) recipe.forgetBias());
        weights.set(last, NDArray.of(bias));
        lstm.setWeights(weights);
    }
}
