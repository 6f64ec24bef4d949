package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.layers.Concatenate;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.plot.ModelDiagram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The code of the guide "From Keras to Tsuno" that isn't the study's. */
final class FromKerasGuide {
    private FromKerasGuide() {}

    static Sequential grown() {
        // #region from-keras.add
        Sequential model = new Sequential();
        model.add(new LSTM(64).returnSequences(true).inputShape(20, 1));
        model.add(new LSTM(32).dropout(0.2).recurrentDropout(0.1));
        model.add(new Dense(1).activation("relu").kernelInitializer("he_normal"));
        // #endregion
        return model;
    }

    static Model functional() {
        // #region from-keras.functional
        Input series = Input.of(20, 1);
        Input weekday = Input.of(7);
        KerasTensor h = new GRU(32).apply(series);
        KerasTensor both = new Concatenate().apply(h, weekday);
        KerasTensor y = new Dense(1).apply(new Dropout(0.1).apply(both));
        Model model = new Model(List.of(series, weekday), List.of(y));
        // #endregion
        return model;
    }

    static NDArray look(Model model, Path folder) throws IOException {
        // #region from-keras.look
        model.summary(s -> s.showTrainable(true));
        ModelDiagram.of(model).showShapes(true).save(folder.resolve("model.svg"));
        NDArray kernel = model.getLayer(0).getWeights().get(0);
        // #endregion
        return kernel;
    }

    static void save(Model model, Path folder) throws IOException {
        // #region from-keras.save
        model.saveWeights(folder.resolve("weights.npz"));
        // #endregion
    }

    static void load(Model model, Path folder) throws IOException {
        // #region from-keras.load
        model.setWeights(new ArrayList<>(Npz.read(folder.resolve("weights.npz")).values()));
        // #endregion
    }
}
