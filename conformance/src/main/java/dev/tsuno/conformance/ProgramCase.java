package dev.tsuno.conformance;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.models.FitOptions;
import dev.tsuno.models.Model;
import dev.tsuno.models.Models;
import dev.tsuno.models.SummaryOptions;
import dev.tsuno.program.KernelSets;
import dev.tsuno.random.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A whole program: a model made from its config and a seed, then fitted, evaluated, asked and printed. */
final class ProgramCase {
    private final GoldenCase golden;
    private final Check check;
    private final Map<String, @Nullable Object> fit;

    private ProgramCase(GoldenCase golden, Check check) {
        this.golden = golden;
        this.check = check;
        fit = Json.child(golden.json(), "fit");
    }

    /** With names and random numbers that begin anew. */
    static void run(GoldenCase golden, Kernels kernels, Check check) {
        Tsuno.clearSession();
        ProgramCase program = new ProgramCase(golden, check);
        DType before = Floatx.get();
        Tsuno.setFloatx(golden.dtype().label());
        try {
            Seeds.withSeed(0, () -> KernelSets.with(kernels, () -> program.run()));
        } finally {
            Tsuno.setFloatx(before.label());
        }
    }

    private void run() {
        Object seed = golden.json().get("seed");
        Tsuno.setRandomSeed(seed instanceof Number number ? number.longValue() : 0);
        Model model = Models.fromConfig(Json.child(golden.json(), "model"));
        int batch = ((Number) Objects.requireNonNull(fit.get("batch_size"))).intValue();
        List<NDArray> x = golden.series("x");
        if (golden.has("start0")) {
            if (golden.json().get("before_text") instanceof String text)
                check.same("summary before", text, model.summaryText());
            compareAll("before", model.predict(x, e -> e.batchSize(batch)));
            compareAll("start", model.getWeights());
        }
        Map<String, List<Double>> history = fit(model, batch);
        history(history);
        compareAll("final", model.getWeights());
        Map<String, Double> result = evaluate(model, batch);
        result.forEach((key, value) -> number("evaluate_" + key, value));
        compareAll("predict", model.predict(x, e -> e.batchSize(batch + 1)));
        config(model);
        summaries(model);
    }

    private Samples samples(String prefix) {
        return new Samples(golden.series(prefix + "x"), golden.series(prefix + "y"), golden.series(prefix + "sw"));
    }

    private Map<String, List<Double>> fit(Model model, int batch) {
        if (!Boolean.TRUE.equals(fit.get("dataset"))) {
            return model.fit(samples(""), f -> options(f, batch, true)).history();
        }
        Dataset<Samples> batches = Dataset.of(samples("")).batch(batch);
        Dataset<Samples> all = Boolean.TRUE.equals(fit.get("repeat")) ? batches.repeat() : batches;
        return model.fit(all, f -> options(f, batch, false)).history();
    }

    private void options(FitOptions f, int batch, boolean arrays) {
        f.verbose(0);
        whole("epochs", f::epochs);
        whole("initial_epoch", f::initialEpoch);
        whole("validation_freq", f::validationFreq);
        whole("validation_batch_size", f::validationBatchSize);
        whole("steps_per_epoch", f::stepsPerEpoch);
        if (arrays) f.batchSize(batch);
        if (arrays && fit.get("shuffle") instanceof Boolean shuffle) f.shuffle(shuffle);
        if (fit.get("validation_split") instanceof Number part) f.validationSplit(part.doubleValue());
        if (golden.has("vx0")) f.validationData(samples("v"));
        Map<String, @Nullable Object> classes = Json.child(fit, "class_weight");
        if (!classes.isEmpty()) {
            Map<Integer, Double> weights = new HashMap<>();
            classes.forEach((k, v) -> {
                if (v instanceof Number weight) weights.put(Integer.parseInt(k), weight.doubleValue());
            });
            f.classWeight(weights);
        }
        f.callbacks(ProgramCallbacks.of(Json.list(fit.get("callbacks"))));
    }

    private void whole(String key, IntConsumer set) {
        if (fit.get(key) instanceof Number number) set.accept(number.intValue());
    }

    private Map<String, Double> evaluate(Model model, int batch) {
        return model.evaluate(samples(""), e -> e.batchSize(batch).verbose(0));
    }

    private void history(Map<String, List<Double>> history) {
        List<String> keys = Json.list(golden.json().get("history_keys")).stream()
                .map(String::valueOf)
                .toList();
        if (!new TreeSet<>(keys).equals(new TreeSet<>(history.keySet()))) {
            check.fail("history has the keys " + history.keySet() + ", expected " + keys);
            return;
        }
        if (!keys.equals(List.copyOf(history.keySet())))
            check.fail("history has the order " + history.keySet() + ", expected " + keys);
        for (String key : keys) {
            double[] values = history.getOrDefault(key, List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            array("history_" + key, NDArray.wrap(values, Shape.of(values.length)));
        }
    }

    private void number(String key, double value) {
        if (!golden.has(key)) check.fail(key + " is not expected");
        else array(key, NDArray.wrap(new double[] {value}, Shape.SCALAR));
    }

    private void compareAll(String prefix, List<NDArray> actual) {
        List<NDArray> expected = golden.series(prefix);
        if (expected.size() != actual.size())
            check.fail(actual.size() + " of " + prefix + ", expected " + expected.size());
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) array(prefix + i, actual.get(i));
    }

    private void array(String key, NDArray actual) {
        NDArray expected = golden.array(key);
        if (expected.shape().equals(actual.shape())) check.compare(key, expected, actual.toDoubleArray());
        else check.fail(key + " has the shape " + actual.shape() + ", expected " + expected.shape());
    }

    private void config(Model model) {
        String difference = difference("", Json.child(golden.json(), "again"), Models.toConfig(model));
        if (difference != null) check.fail("config" + difference);
    }

    /** Where two configs differ, or null. */
    private static @Nullable String difference(String where, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
            TreeSet<String> keys = new TreeSet<>(Json.map(a).keySet());
            keys.addAll(Json.map(b).keySet());
            for (String key : keys) {
                if (!a.containsKey(key)) return where + "." + key + " is too much: " + b.get(key);
                if (!b.containsKey(key)) return where + "." + key + " is missing, expected " + a.get(key);
                String found = difference(where + "." + key, a.get(key), b.get(key));
                if (found != null) return found;
            }
            return null;
        }
        if (expected instanceof List<?> a && actual instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                String found = difference(where + "[" + i + "]", a.get(i), b.get(i));
                if (found != null) return found;
            }
            return null;
        }
        if (expected instanceof Number a && actual instanceof Number b) {
            return Math.abs(a.doubleValue() - b.doubleValue()) <= 1e-6 * Math.abs(a.doubleValue())
                    ? null
                    : where + " is " + b + ", expected " + a;
        }
        return Objects.equals(expected, actual) ? null : where + " is " + actual + ", expected " + expected;
    }

    private void summaries(Model model) {
        for (Object each : Json.list(golden.json().get("summaries"))) {
            Map<String, @Nullable Object> summary = Json.map(each);
            if (!(summary.get("text") instanceof String text)) continue;
            Map<String, @Nullable Object> arguments = Json.child(summary, "arguments");
            check.same("summary " + arguments, text, model.summaryText(o -> arguments(o, arguments)));
        }
    }

    private static void arguments(SummaryOptions o, Map<String, @Nullable Object> arguments) {
        if (arguments.get("line_length") instanceof Number length) o.lineLength(length.intValue());
        if (arguments.get("expand_nested") instanceof Boolean nested) o.expandNested(nested);
        if (arguments.get("show_trainable") instanceof Boolean shown) o.showTrainable(shown);
        List<?> positions = Json.list(arguments.get("positions"));
        if (!positions.isEmpty())
            o.positions(positions.stream()
                    .mapToDouble(p -> ((Number) p).doubleValue())
                    .toArray());
    }
}
