package dev.tsuno.examples;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.initializers.RandomNormal;
import dev.tsuno.initializers.RandomUniform;
import dev.tsuno.layers.Call;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.layers.Trace;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.plot.Figure;
import dev.tsuno.plot.ModelDiagram;
import dev.tsuno.program.Eager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Draws the figures of the guide, from models trained here: {@code ./tsuno docs figures}. */
public final class GuideFigures {
    private static final String FORMULA = "$\\exp\\left(-\\frac{x}{\\tau}\\right) \\cos x$";

    private final Path folder;
    private final int epochs;
    private final NDArray x = NDArray.linspace(0, 5 * Math.PI, 200);
    private final NDArray curve = x.div(-5).exp().mul(x.cos()).reshape(200, 1);
    private final NDArray inputs = windows(0);
    private final NDArray targets = windows(1);
    private final Map<String, Sequential> models = new LinkedHashMap<>();
    private final Map<String, History> histories = new LinkedHashMap<>();

    private GuideFigures(Path folder, int epochs) {
        this.folder = folder;
        this.epochs = epochs;
    }

    public static void main(String[] args) throws IOException {
        draw(Path.of(args.length > 0 ? args[0] : "docs/figures"), 1000);
    }

    static void draw(Path folder, int epochs) throws IOException {
        Files.createDirectories(folder);
        GuideFigures figures = new GuideFigures(folder, epochs);
        figures.drawFirstSteps();
        Tsuno.clearSession();
        Tsuno.setRandomSeed(1);
        figures.drawCurve();
        figures.drawWindows();
        figures.drawSquashing();
        figures.train("RNN", new SimpleRNN(40).returnSequences(true));
        figures.train("LSTM", new LSTM(40).returnSequences(true));
        figures.train("GRU", new GRU(40).returnSequences(true));
        figures.drawModel();
        figures.drawLosses();
        figures.drawForecasts("study", List.of("RNN", "LSTM"));
        figures.drawForecasts("forecasts", List.of("RNN", "LSTM", "GRU"));
        figures.models.keySet().forEach(figures::print);
        figures.drawGates();
        figures.drawInfluence();
        figures.drawInfluenceOfTrained();
    }

    private NDArray windows(int first) {
        return NDArray.stack(
                0,
                IntStream.range(first, first + 180)
                        .mapToObj(i -> curve.slice(i, i + 20))
                        .toArray(NDArray[]::new));
    }

    private void save(String name, Figure figure) throws IOException {
        figure.grid(true).save(folder.resolve(name + ".svg"));
    }

    private void drawFirstSteps() throws IOException {
        FirstSteps.main(new String[0]);
        NDArray t = NDArray.arange(0.0, 40.0, 0.1);
        NDArray series = t.sin().add(t.mul(2.3).sin().mul(0.5));
        NDArray values = FirstSteps.forecast;
        Path file = folder.resolve("first-steps.svg");
        // #region first-steps.figure
        new Figure()
                .size(720, 360)
                .plot(t.toDoubleArray(), series.toDoubleArray(), s -> s.label("truth"))
                .plot(
                        t.slice(300, 400).toDoubleArray(),
                        values.slice(300, 400).toDoubleArray(),
                        s -> s.label("forecast"))
                .legend()
                .save(file);
        // #endregion
    }

    private void drawCurve() throws IOException {
        save(
                "curve",
                wide().plot(x.toDoubleArray(), curve.toDoubleArray(), s -> s.label(FORMULA))
                        .xlabel("$x$")
                        .legend());
    }

    private static Figure wide() {
        return new Figure().size(720, 360);
    }

    /** Three windows, and what is to follow each of their values. */
    private void drawWindows() throws IOException {
        Figure figure = wide().plot(
                        x.toDoubleArray(),
                        curve.toDoubleArray(),
                        s -> s.color("0.8").label("curve"));
        for (int i : new int[] {0, 60, 120}) {
            String color = "C" + i / 60;
            figure.plot(
                    x.slice(i, i + 20).toDoubleArray(),
                    inputs.at(i).toDoubleArray(),
                    s -> s.color(color).marker(".").label("window " + i));
            figure.plot(
                    x.slice(i + 20, i + 21).toDoubleArray(),
                    new double[] {targets.get(i, 19, 0)},
                    s -> s.color(color).marker("o").lineStyle("none").label(i == 0 ? "the value to forecast" : "_"));
        }
        save("windows", figure.xlabel("$x$").legend());
    }

    private void drawSquashing() throws IOException {
        NDArray z = NDArray.linspace(-6, 6, 241);
        NDArray sigmoid = RecurrentNetworksGuide.sigmoid(z);
        double[] at = z.toDoubleArray();
        save(
                "squashing",
                wide().plot(at, z.tanh().toDoubleArray(), s -> s.label("$\\tanh z$"))
                        .plot(at, sigmoid.toDoubleArray(), s -> s.label("$\\sigma(z)$"))
                        .plot(
                                at,
                                z.tanh().mul(z.tanh()).neg().add(1).toDoubleArray(),
                                s -> s.color("C0").lineStyle("--").label("$\\tanh' z$"))
                        .plot(
                                at,
                                sigmoid.mul(sigmoid.neg().add(1)).toDoubleArray(),
                                s -> s.color("C1").lineStyle("--").label("$\\sigma'(z)$"))
                        .xlabel("$z$")
                        .legend());
    }

    private void train(String name, Layer<?> layer) {
        Sequential model = new Sequential(Input.of(20, 1), layer, new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
        models.put(name, model);
        histories.put(
                name,
                model.fit(
                        inputs,
                        targets,
                        f -> f.batchSize(10).epochs(epochs).validationSplit(0.1).verbose(0)));
    }

    private Sequential model(String name) {
        return Objects.requireNonNull(models.get(name));
    }

    private void drawModel() throws IOException {
        ModelDiagram.of(model("LSTM")).showShapes(true).rankdir("LR").save(folder.resolve("model.svg"));
    }

    private void drawLosses() throws IOException {
        Figure figure = new Figure();
        int color = 0;
        for (Map.Entry<String, History> training : histories.entrySet()) {
            String paint = "C" + color++;
            figure.plot(values(training.getValue(), "loss"), s -> s.color(paint).label(training.getKey() + " loss"));
            figure.plot(
                    values(training.getValue(), "val_loss"),
                    s -> s.color(paint).lineStyle("--").label(training.getKey() + " val_loss"));
        }
        save(
                "losses",
                figure.yscale("log")
                        .xlabel("epoch")
                        .ylabel("mean squared error")
                        .legend());
    }

    private static double[] values(History history, String key) {
        return Objects.requireNonNull(history.history().get(key)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private void drawForecasts(String name, List<String> shown) throws IOException {
        Figure figure = wide().plot(x.toDoubleArray(), curve.toDoubleArray(), s -> s.label(FORMULA));
        double[] next = x.add(5 * Math.PI / 199).toDoubleArray();
        for (String cell : shown) {
            figure.plot(next, forecast(model(cell)), s -> s.label(cell + " result"));
        }
        save(name, figure.xlabel("$x$").legend());
    }

    /** The numbers that the guide tells. */
    private void print(String cell) {
        System.out.printf(
                "%s: loss %.3g, val_loss %.3g, forecast error %.3g%n",
                cell, last(cell, "loss"), last(cell, "val_loss"), error(forecast(model(cell))));
    }

    private double last(String cell, String key) {
        double[] values = values(Objects.requireNonNull(histories.get(cell)), key);
        return values[values.length - 1];
    }

    /** As the report of the study has it: over what the model made up, as far as the curve goes. */
    private double error(double[] forecast) {
        double sum = 0;
        for (int i = 20; i < 199; i++) sum += Math.pow(forecast[i] - curve.get(i + 1, 0), 2);
        return Math.sqrt(sum / 179);
    }

    private double[] forecast(Sequential model) {
        NDArray result = targets.at(0).ravel();
        for (int i = 0; i < 180; i++) {
            NDArray p = model.predict(result.slice(i, i + 20).reshape(1, 20, 1));
            result = result.append(NDArray.of(p.get(0, 19, 0)));
        }
        return result.toDoubleArray();
    }

    /** The mean of each gate over the units while the trained LSTM reads the curve from its start. */
    private void drawGates() throws IOException {
        List<List<NDArray>> steps =
                RecurrentNetworksGuide.lstmOver(curve, model("LSTM").getLayer(0).getWeights());
        Figure gates = wide();
        String[] names = {"input gate $i$", "forget gate $f$", "output gate $o$"};
        for (int gate = 0; gate < 3; gate++) {
            int g = gate;
            double[][] sorted = steps.stream()
                    .map(step ->
                            Arrays.stream(step.get(g).toDoubleArray()).sorted().toArray())
                    .toArray(double[][]::new);
            gates.fillBetween(
                    x.toDoubleArray(),
                    column(sorted, 4),
                    column(sorted, 35),
                    s -> s.color("C" + g).alpha(0.15));
            gates.plot(
                    x.toDoubleArray(),
                    Arrays.stream(sorted)
                            .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                            .toArray(),
                    s -> s.color("C" + g).label(names[g]));
        }
        gates.plot(
                x.toDoubleArray(),
                curve.toDoubleArray(),
                s -> s.color("0.5").lineStyle(":").label("the input"));
        save("gates", gates.xlabel("$x$").legend());

        Figure states = wide();
        for (int unit = 0; unit < 40; unit++) {
            int u = unit;
            states.plot(
                    x.toDoubleArray(),
                    steps.stream().mapToDouble(step -> step.get(4).get(0, u)).toArray(),
                    s -> s.lineWidth(0.8).alpha(0.7));
        }
        save("states", states.xlabel("$x$").ylabel("$c$"));
    }

    private static double[] column(double[][] rows, int at) {
        return Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
    }

    /** How much the last output of an untrained layer depends on an input so many steps before. */
    private void drawInfluence() throws IOException {
        Map<String, Supplier<Layer<?>>> layers = new LinkedHashMap<>();
        layers.put("SimpleRNN", () -> new SimpleRNN(40));
        layers.put("SimpleRNN, glorot_uniform", () -> new SimpleRNN(40).recurrentInitializer("glorot_uniform"));
        layers.put("LSTM", () -> new LSTM(40));
        layers.put("LSTM, forget bias 5", () -> new LSTM(40));
        layers.put("GRU", () -> new GRU(40));
        int steps = 100;
        NDArray series = new RandomUniform(-1, 1).seed(7).values(Shape.of(256, steps, 1), DType.FLOAT32);
        Figure figure = new Figure().size(720, 400);
        layers.forEach((name, make) -> {
            Layer<?> layer = make.get();
            layer.ensureBuilt(List.of(series.shape()));
            if (name.endsWith("5")) RecurrentNetworksGuide.openForgetGates((LSTM) layer);
            double[] influence = influence(new Sequential(layer), series);
            System.out.printf(
                    "%s, influence 1, 10, 20, 50, 99 steps back: %.2g %.2g %.2g %.2g %.2g%n",
                    name, influence[1], influence[10], influence[20], influence[50], influence[99]);
            figure.plot(influence, s -> s.label(name));
        });
        save(
                "influence",
                figure.yscale("log")
                        .xlabel("steps back")
                        .ylabel("influence of an input")
                        .legend("lower left"));
    }

    private void drawInfluenceOfTrained() throws IOException {
        Figure figure = wide();
        models.forEach((name, model) -> {
            double[] influence = influence(model, inputs.slice(0, 160));
            figure.plot(influence, s -> s.marker(".").label(name));
        });
        save(
                "influence-trained",
                figure.yscale("log")
                        .xlabel("steps back")
                        .ylabel("influence of an input")
                        .legend());
    }

    /**
     * The root of the mean square of the last output's derivatives by the input 0, 1, 2, … steps back, as a part of that by the last
     * input. Each series takes the derivative of a random combination of the outputs, so that none counts more than another.
     */
    private static double[] influence(Sequential model, NDArray series) {
        int samples = series.shape().dim(0);
        int steps = series.shape().dim(1);
        NDArray gradient = new Eager(in -> {
                    Tensor x = Objects.requireNonNull(in.get(0));
                    Tensor y = x;
                    for (Layer<?> layer : model.layers()) y = layer.apply(y, Call.of(new Trace(false), y));
                    if (y.shape().rank() == 3) y = Ops.slice(y, 1, steps - 1, steps);
                    NDArray weights = new RandomNormal(0, 1).seed(8).values(y.shape(), DType.FLOAT32);
                    Tensor loss = Ops.sum(Ops.multiply(y, Ops.constant(weights)));
                    return Graph.of(Objects.requireNonNull(
                            Gradients.of(loss, List.of(x)).get(0)));
                })
                .call(DType.FLOAT32, series)
                .get(0);
        double[] squares = new double[steps];
        for (int i = 0; i < samples; i++)
            for (int back = 0; back < steps; back++) squares[back] += Math.pow(gradient.get(i, steps - 1 - back, 0), 2);
        return Arrays.stream(squares).map(s -> Math.sqrt(s / squares[0])).toArray();
    }
}
