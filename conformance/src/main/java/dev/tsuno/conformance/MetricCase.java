package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.metrics.Metric;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Program;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A metric: its result after each of some batches, and its states at the end, with and without weights. */
final class MetricCase {
    private final GoldenCase golden;
    private final Kernels kernels;
    private final Check check;

    private MetricCase(GoldenCase golden, Kernels kernels, Check check) {
        this.golden = golden;
        this.kernels = kernels;
        this.check = check;
    }

    static void run(GoldenCase golden, Kernels kernels, Check check) {
        if (!Metrics.REGISTRY.classNames().contains(golden.className())) {
            throw new Unsupported("metric " + golden.className());
        }
        // Keras computes the results of these in float32.
        if (golden.className().contains("IoU")) check.loosen(1e-6);
        MetricCase it = new MetricCase(golden, kernels, check);
        it.run("");
        it.run("_sw");
    }

    /** An argument that Keras's config leaves out; it stands in the name of the case. */
    private Map<String, Object> argument() {
        Matcher matcher = Pattern.compile("_axis(-?[0-9]+)(_|$)").matcher(golden.name());
        if (!golden.className().equals("CosineSimilarity") || !matcher.find()) return Map.of();
        return Map.of("axis", Integer.parseInt(matcher.group(1)));
    }

    private Metric metric() {
        Map<String, @Nullable Object> serialized = Json.child(golden.json(), "config");
        Map<String, @Nullable Object> config = new LinkedHashMap<>(Json.child(serialized, "config"));
        Map<String, Object> argument = argument();
        config.putAll(argument);
        serialized.put("config", config);
        Metric metric = Metrics.REGISTRY.decode(serialized);
        config.keySet().removeAll(argument.keySet());
        Set<String> more = argument.keySet();
        Configs.compare(metric, config, more, check);
        return metric;
    }

    private void run(String suffix) {
        if (!golden.has("result" + suffix)) return;
        DType dtype = golden.dtype();
        Metric metric = metric();
        NDArray yPred = golden.array("y_pred");
        NDArray yTrue = golden.has("y_true") ? golden.array("y_true") : yPred;
        NDArray weight = suffix.isEmpty() ? null : golden.array("sample_weight");
        metric.ensureBuilt(yTrue.shape().drop(0), yPred.shape().drop(0), dtype);
        Tensor t = Ops.placeholder("y_true", yTrue.shape().drop(0), dtype);
        Tensor p = Ops.placeholder("y_pred", yPred.shape().drop(0), dtype);
        Tensor w = weight == null
                ? null
                : Ops.placeholder("sample_weight", weight.shape().drop(0), dtype);
        Program update = Program.compile(Graph.of(List.of(), metric.updateState(t, p, w)), kernels);
        Tensor result = metric.resultTensor();
        Program results = Program.compile(Graph.of(result), kernels);
        NDArray expected = golden.array("result" + suffix);
        if (!result.shape().equals(expected.shape().drop(0))) {
            check.fail("result is " + result.shape() + ", expected "
                    + expected.shape().drop(0));
            return;
        }
        for (int batch = 0; batch < expected.shape().dim(0); batch++) {
            feed(update, t, yTrue, batch);
            feed(update, p, yPred, batch);
            if (w != null && weight != null) feed(update, w, weight, batch);
            update.run();
            results.run();
            check.compare("result" + suffix + "[" + batch + "]", part(expected, batch), Feed.read(results, result));
        }
        states(metric, golden.series("state" + suffix));
    }

    private void states(Metric metric, List<NDArray> expected) {
        List<Variable> states = metric.variables();
        if (states.size() != expected.size()) {
            check.fail(states.size() + " states, expected " + expected.size());
            return;
        }
        for (int i = 0; i < states.size(); i++) {
            Variable state = states.get(i);
            if (!state.shape().equals(expected.get(i).shape())) check.fail(state + " has another shape");
            check.compare("state" + i, expected.get(i), state.value().toDoubleArray());
            String path = String.valueOf(
                    Json.map(Json.list(golden.json().get("state")).get(i)).get("path"));
            String name = path.substring(path.indexOf('/') + 1);
            if (!state.name().equals(name)) check.fail("state " + i + " is " + state.name() + ", expected " + name);
        }
    }

    private static void feed(Program program, Tensor tensor, NDArray array, int batch) {
        if (!program.plan().graph().nodes().contains(tensor.node())) return;
        Buffer buffer = program.buffer(tensor);
        double[] values = part(array, batch).toDoubleArray();
        for (int i = 0; i < values.length; i++) buffer.set(i, values[i]);
    }

    /** One place of the first axis. */
    private static NDArray part(NDArray array, int batch) {
        double[] values = array.toDoubleArray();
        int size = values.length / array.shape().dim(0);
        Shape shape = array.shape().drop(0);
        return NDArray.wrap(Arrays.copyOfRange(values, batch * size, (batch + 1) * size), shape);
    }
}
