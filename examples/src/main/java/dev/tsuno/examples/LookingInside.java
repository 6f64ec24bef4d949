package dev.tsuno.examples;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Trace;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Eager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The code of the guide about models that were trained: looking inside, gradients, several threads, files. */
final class LookingInside {
    private LookingInside() {}

    static Sequential model() {
        return new Sequential(Input.of(20, 1), new LSTM(16).name("lstm"), new Dropout(0.5), new Dense(1).name("last"));
    }

    static NDArray hidden(Model model, NDArray x) {
        Model inside = new Model(model.inputs(), model.getLayer("lstm").output());
        NDArray hidden = inside.predict(x);
        return hidden;
    }

    static NDArray slope(Model model, NDArray x) {
        Eager slope = new Eager(inputs -> {
            Tensor in = Objects.requireNonNull(inputs.get(0));
            Tensor out = model.apply(Call.of(new Trace(false), List.of(in))).first();
            return Graph.of(Objects.requireNonNull(
                    Gradients.of(Ops.sum(out), List.of(in)).get(0)));
        });
        NDArray dx = slope.call(DType.FLOAT32, x).get(0);
        return dx;
    }

    static List<NDArray> samples(Model model, NDArray x) {
        Input in = Input.of(20, 1);
        Model sampling = new Model(in, model.apply(in, c -> c.training(true)));
        List<NDArray> samples =
                IntStream.range(0, 50).mapToObj(i -> sampling.predict(x)).toList();
        return samples;
    }

    static List<NDArray> parallel(Model model, List<NDArray> requests) {
        ThreadLocal<Model> own = ThreadLocal.withInitial(() -> new Model(model.inputs(), model.outputs()));
        List<NDArray> answers =
                requests.parallelStream().map(x -> own.get().predict(x)).toList();
        return answers;
    }

    static Model kept(Model model, Path folder) throws IOException {
        model.saveWeights(folder.resolve("forecast.npz"));
        Model again = model();
        again.loadWeights(folder.resolve("forecast.npz"));
        return again;
    }
}
