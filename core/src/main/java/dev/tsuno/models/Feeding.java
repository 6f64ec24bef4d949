package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Names;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings samples into the form that a model takes, and spreads targets and weights over its outputs. */
final class Feeding {
    private final Model model;

    Feeding(Model model) {
        this.model = model;
    }

    /** The samples with inputs of the model's shapes: a last axis of 1 may be missing or too many. The model is built for them if it isn't yet. */
    Samples prepared(Samples samples) {
        build(samples);
        List<Shape> expected = model.builtFor();
        if (samples.x().size() != expected.size()) {
            throw new IllegalArgumentException(model.name() + ": x takes one array for each of the model's inputs, "
                    + expected.size() + ", got " + samples.x().size() + ".");
        }
        List<NDArray> x = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) x.add(fitted(samples.x().get(i), expected.get(i), i));
        return new Samples(x, samples.y(), samples.sampleWeight());
    }

    /** By one thread only. */
    private synchronized void build(Samples samples) {
        model.buildFor(samples);
    }

    /** Arrays by the names of inputs and outputs: y has one for each output, or for each with a loss; it is null to predict. */
    Samples byName(Map<String, NDArray> x, @Nullable Map<String, NDArray> y) {
        List<String> inputs = model.inputs().stream().map(KerasTensor::name).toList();
        List<NDArray> xs = inOrder("x: input", x, inputs);
        if (y == null) return new Samples(xs, List.of(), List.of());
        List<String> outputs = model.outputNames();
        List<String> taking = y.size() == outputs.size()
                ? outputs
                : model.trainer().loss().outputs(outputs).stream()
                        .map(outputs::get)
                        .toList();
        return new Samples(xs, inOrder("y: output", y, taking), List.of());
    }

    private List<NDArray> inOrder(String what, Map<String, NDArray> arrays, List<String> names) {
        for (String name : arrays.keySet())
            if (!names.contains(name)) throw Names.unknown(model.name() + ": " + what, name, names);
        List<NDArray> all = new ArrayList<>();
        for (String name : names) {
            NDArray array = arrays.get(name);
            if (array == null)
                throw new IllegalArgumentException(model.name() + ": " + what + " \"" + name + "\" is missing, got "
                        + String.join(", ", arrays.keySet()) + ".");
            all.add(array);
        }
        return all;
    }

    private NDArray fitted(NDArray x, Shape expected, int input) {
        NDArray fitted = x;
        if (x.ndim() == expected.rank() - 1 && expected.last() == 1) fitted = x.expandDims(-1);
        if (x.ndim() == expected.rank() + 1 && x.shape().last() == 1) fitted = x.squeeze(-1);
        boolean fits = expected.rank() == fitted.ndim();
        for (int axis = 1; fits && axis < expected.rank(); axis++) {
            fits = expected.dim(axis) == Shape.UNKNOWN
                    || expected.dim(axis) == fitted.shape().dim(axis);
        }
        if (fits) return fitted;
        throw new IllegalArgumentException(
                model.name() + " expects " + which(input) + " of shape " + expected + ", got " + x.shape() + "."
                        + (isOneSample(x, expected) ? " Is it one sample? Add the batch: x.expandDims(0)." : ""));
    }

    private static boolean isOneSample(NDArray x, Shape expected) {
        boolean one = x.ndim() == expected.rank() - 1;
        for (int axis = 1; one && axis < expected.rank(); axis++)
            one = expected.dim(axis) == Shape.UNKNOWN
                    || expected.dim(axis) == x.shape().dim(axis - 1);
        return one;
    }

    private String which(int input) {
        if (model.builtFor().size() == 1) return "x";
        List<KerasTensor> inputs = model.inputs();
        return "input " + input
                + (inputs.isEmpty() ? "" : ", " + inputs.get(input).name() + ",");
    }

    /** The targets by output; null for one without. */
    List<@Nullable Tensor> targets(List<Tensor> y) {
        List<String> outputs = model.outputNames();
        if (y.size() == outputs.size()) return new ArrayList<>(y);
        List<@Nullable Tensor> all = new ArrayList<>(Collections.nCopies(outputs.size(), null));
        if (y.isEmpty()) return all;
        List<Integer> taking = model.trainer().loss().outputs(outputs);
        if (taking.size() != y.size()) {
            throw new IllegalArgumentException(model.name() + " has the outputs " + String.join(", ", outputs)
                    + ": y takes one array for each, or for each that has a loss, got " + y.size() + ".");
        }
        for (int i = 0; i < taking.size(); i++) all.set(taking.get(i), y.get(i));
        return all;
    }

    /** The weights by output: one for all counts for each. */
    List<@Nullable Tensor> weights(List<? extends @Nullable Tensor> weights) {
        int outputs = model.outputNames().size();
        if (weights.size() == outputs) return new ArrayList<>(weights);
        if (weights.size() <= 1)
            return new ArrayList<>(Collections.nCopies(outputs, weights.isEmpty() ? null : weights.get(0)));
        throw new IllegalArgumentException(
                model.name() + " has " + outputs + " outputs, got " + weights.size() + " sample weights.");
    }
}
