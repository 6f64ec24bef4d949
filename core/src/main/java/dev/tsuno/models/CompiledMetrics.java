package dev.tsuno.models;

import dev.tsuno.array.Shape;
import dev.tsuno.layers.Outputs;
import dev.tsuno.losses.Loss;
import dev.tsuno.metrics.Metric;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics given to {@code compile}, for each output, with and without sample weights. Made when the first batch shows the shapes. */
final class CompiledMetrics {
    /** A metric of one output, and the name in the logs. */
    private record Entry(int output, boolean weighted, Metric metric, String name) {}

    private final List<?> plain;
    private final List<?> weighted;
    private @Nullable List<Entry> entries;

    CompiledMetrics(List<?> plain, List<?> weighted) {
        this.plain = plain;
        this.weighted = weighted;
    }

    /** The metrics as Keras lists them; empty before the first batch. */
    List<Metric> all() {
        return entries == null ? List.of() : entries.stream().map(Entry::metric).toList();
    }

    /** The new values of all states after this batch. */
    List<Assignment> updates(Step step, Outputs yPred) {
        List<Assignment> all = new ArrayList<>();
        for (Entry entry : entries(step, yPred)) {
            Tensor y = step.y().get(entry.output);
            if (y == null) continue;
            Tensor p = yPred.tensors().get(entry.output);
            Tensor weight = entry.weighted ? step.sampleWeight().get(entry.output) : null;
            entry.metric.ensureBuilt(y.shape(), p.shape(), p.dtype());
            all.addAll(Scope.in(
                    entry.name,
                    () -> entry.metric.updateState(y, p, weight, yPred.masks().get(entry.output))));
        }
        return all;
    }

    void reset() {
        if (entries == null) return;
        for (int i = 0; i < entries.size(); i++) {
            Metric metric = entries.get(i).metric;
            if (metric.isBuilt()) metric.resetState();
        }
    }

    /** The results so far, by name; a result of several numbers as {@code name[0]}, {@code name[1]}, …. */
    void addTo(Map<String, Double> logs) {
        if (entries == null) return;
        for (Entry entry : entries) {
            if (!entry.metric.isBuilt()) continue;
            double[] values = entry.metric.result().toDoubleArray();
            if (values.length == 1) logs.put(entry.name, values[0]);
            else for (int i = 0; i < values.length; i++) logs.put(entry.name + "[" + i + "]", values[i]);
        }
    }

    private List<Entry> entries(Step step, Outputs yPred) {
        if (entries != null) return entries;
        List<Entry> made = new ArrayList<>();
        add(made, "metrics", plain, false, step, yPred);
        add(made, "weighted_metrics", weighted, true, step, yPred);
        entries = made;
        return made;
    }

    private static void add(
            List<Entry> made, String argument, List<?> given, boolean weighted, Step step, Outputs yPred) {
        if (given.isEmpty()) return;
        List<String> outputs = step.outputNames();
        List<List<?>> byOutput = byOutput(argument, given, outputs);
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Entry entry : made) seen.put(entry.name, 1);
        for (int i = 0; i < outputs.size(); i++) {
            Tensor y = step.y().get(i);
            if (y == null) continue;
            for (Object identifier : byOutput.get(i)) {
                Metric metric = metric(
                        argument, identifier, y.shape(), yPred.tensors().get(i).shape());
                String prefix = outputs.size() > 1 ? outputs.get(i) + "_" : "";
                made.add(new Entry(i, weighted, metric, unique(seen, prefix, metric.name(), weighted)));
            }
        }
    }

    /** Keras's way out of equal names: {@code weighted_mae}, {@code mae_1}. */
    private static String unique(Map<String, Integer> seen, String prefix, String metric, boolean weighted) {
        String name = prefix + metric;
        if (seen.putIfAbsent(name, 1) == null) return name;
        if (weighted) {
            name = prefix + "weighted_" + metric;
            if (seen.putIfAbsent(name, 1) == null) return name;
        }
        return name + "_" + (seen.merge(name, 1, Integer::sum) - 1);
    }

    /** One list an output. A plain list is for the only output; with several it has an entry for each. */
    private static List<List<?>> byOutput(String argument, List<?> given, List<String> outputs) {
        boolean map = given.size() == 1 && given.get(0) instanceof Map;
        if (outputs.size() == 1 && !map) {
            List<Object> flat = new ArrayList<>();
            for (Object entry : given)
                if (entry instanceof List<?> inner) flat.addAll(inner);
                else flat.add(entry);
            return List.of(flat);
        }
        List<List<?>> all = new ArrayList<>();
        for (Object entry : PerOutput.spread(argument, map ? given.get(0) : given, outputs)) {
            if (entry instanceof List<?> inner) all.add(inner);
            else all.add(entry == null ? Collections.emptyList() : List.of(entry));
        }
        return all;
    }

    private static Metric metric(String argument, Object identifier, Shape yTrue, Shape yPred) {
        if (identifier instanceof Metric metric) return metric;
        if (identifier instanceof String name) return Metrics.forOutput(name, yTrue, yPred);
        if (identifier instanceof Loss loss) return Metrics.of(loss);
        throw new IllegalArgumentException(
                "compile: " + argument + " wants names, Metrics and Losses, got " + identifier + ".");
    }
}
