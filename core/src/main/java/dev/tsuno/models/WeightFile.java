package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.ops.Variable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** A model's weights in a file {@code .npz}, each by its path. */
final class WeightFile {
    private WeightFile() {}

    static void write(Path file, Model model) throws IOException {
        checkKind("saveWeights", file);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, Variable> each : byPath(model).entrySet())
            arrays.put(each.getKey(), each.getValue().value());
        Npz.write(file, arrays);
    }

    static void read(Path file, Model model) throws IOException {
        checkKind("loadWeights", file);
        Map<String, Variable> variables = byPath(model);
        Map<String, NDArray> arrays = Npz.read(file);
        if (!arrays.keySet().equals(variables.keySet())) {
            TreeSet<String> missing = new TreeSet<>(variables.keySet());
            missing.removeAll(arrays.keySet());
            TreeSet<String> unknown = new TreeSet<>(arrays.keySet());
            unknown.removeAll(variables.keySet());
            throw new IllegalArgumentException(file + " holds the weights of another model than " + model.name()
                    + ": missing " + missing + ", unknown " + unknown + ". Give the layers the names they had.");
        }
        variables.forEach((path, variable) -> {
            NDArray array = arrays.get(path);
            if (array != null && !array.shape().equals(variable.shape()))
                throw new IllegalArgumentException(
                        file + ": " + path + " has shape " + array.shape() + ", expected " + variable.shape() + ".");
        });
        variables.forEach((path, variable) -> {
            NDArray array = arrays.get(path);
            if (array != null) variable.assign(array);
        });
    }

    private static Map<String, Variable> byPath(Model model) {
        if (!model.isBuilt())
            throw new IllegalStateException(
                    model.name() + " has no weights yet: give it an Input, or call it on data first.");
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (Variable variable : model.weights()) {
            if (variables.put(variable.path(), variable) != null)
                throw new IllegalArgumentException(model.name() + " has two weights of the path " + variable.path()
                        + ": give the layers names of their own.");
        }
        return variables;
    }

    private static void checkKind(String where, Path file) {
        if (file.toString().endsWith(".npz")) return;
        throw new IllegalArgumentException(where + ": " + file + " is no .npz file."
                + (file.toString().endsWith(".h5") ? " Keras's .weights.h5 is not carried out yet." : ""));
    }
}
