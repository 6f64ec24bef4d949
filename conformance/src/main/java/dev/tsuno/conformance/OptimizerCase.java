package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.OptimizerVariable;
import dev.tsuno.optimizers.Optimizers;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An optimizer: the variables after each of some steps with given gradients, the rate before each, and its state at both ends. */
final class OptimizerCase {
    private final GoldenCase golden;
    private final Check check;
    private final Optimizer optimizer;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Tensor> gradients = new ArrayList<>();

    private OptimizerCase(GoldenCase golden, Check check) {
        this.golden = golden;
        this.check = check;
        Map<String, @Nullable Object> config = Json.child(golden.json(), "config");
        optimizer = Optimizers.REGISTRY.decode(config);
        Set<String> keys = optimizer.getConfig().keySet();
        Set<String> expected = Json.child(config, "config").keySet();
        if (!keys.equals(expected)) check.fail("config has the keys " + keys + ", expected " + expected);
    }

    static void run(GoldenCase golden, Kernels kernels, Check check) {
        new OptimizerCase(golden, check).run(kernels);
    }

    private void run(Kernels kernels) {
        DType dtype = golden.dtype();
        List<?> paths = Json.list(golden.json().get("variable_paths"));
        List<NDArray> starts = golden.series("start");
        for (int i = 0; i < starts.size(); i++) {
            Shape shape = starts.get(i).shape();
            Variable variable = new Variable(i < paths.size() ? String.valueOf(paths.get(i)) : "v" + i, shape, dtype);
            variable.assign(starts.get(i));
            variables.add(variable);
            gradients.add(Ops.placeholder("g" + i, shape, dtype));
        }
        optimizer.build(variables, dtype);
        compareState("_init");
        Program program = Program.compile(Graph.of(List.of(), optimizer.updates(variables, gradients)), kernels);
        int steps = golden.array("g0").shape().dim(0);
        double[] rates = new double[steps];
        double[][] values = new double[variables.size()][];
        for (int i = 0; i < values.length; i++)
            values[i] = new double[steps * variables.get(i).size()];
        for (int k = 0; k < steps; k++) {
            for (int i = 0; i < values.length; i++) feed(program.buffer(gradients.get(i)), "g" + i, k);
            if (golden.has("learning_rate")) rates[k] = optimizer.learningRate();
            optimizer.beginStep();
            program.run();
            for (int i = 0; i < values.length; i++) {
                int size = variables.get(i).size();
                for (int j = 0; j < size; j++)
                    values[i][k * size + j] = variables.get(i).buffer().get(j);
            }
        }
        if (golden.has("learning_rate")) check.compare("learning_rate", golden.array("learning_rate"), rates);
        for (int i = 0; i < values.length; i++) check.compare("v" + i, golden.array("v" + i), values[i]);
        compareState("");
        optimizer.finalizeVariableValues();
        for (int i = 0; i < values.length; i++) {
            check.compare(
                    "v" + i + "_final",
                    golden.array("v" + i + "_final"),
                    variables.get(i).value().toDoubleArray());
        }
    }

    private void feed(Buffer buffer, String key, int step) {
        double[] values = golden.array(key).slice(step, step + 1).toDoubleArray();
        for (int i = 0; i < values.length; i++) buffer.set(i, values[i]);
    }

    private void compareState(String suffix) {
        List<OptimizerVariable> state = optimizer.variables();
        List<?> expected = Json.list(golden.json().get("state"));
        if (state.size() != expected.size()) {
            check.fail("state is " + state + ", expected " + expected);
            return;
        }
        for (int i = 0; i < state.size(); i++) {
            OptimizerVariable own = state.get(i);
            Map<String, @Nullable Object> said = Json.map(expected.get(i));
            if (!own.path().equals(said.get("path")) || !own.dtype().label().equals(said.get("dtype"))) {
                check.fail("state " + i + " is " + own + ", expected " + said);
            }
            String key = "s" + i + suffix;
            if (golden.has(key))
                check.compare(key, golden.array(key), own.value().toDoubleArray());
        }
    }
}
