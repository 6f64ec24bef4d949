package dev.tsuno.optimizers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.List;

/** A program of nothing but an update, fed with gradients. */
record EagerStep(List<Variable> variables, List<Tensor> gradients, Program program) {
    static EagerStep of(Optimizer optimizer, List<Variable> variables) {
        List<Tensor> gradients = new ArrayList<>();
        for (Variable v : variables) gradients.add(Ops.placeholder("gradient of " + v.path(), v.shape(), v.dtype()));
        Graph graph = Graph.of(List.of(), optimizer.updates(variables, gradients));
        return new EagerStep(
                List.copyOf(variables),
                List.copyOf(gradients),
                Program.compile(graph, KernelSets.of(optimizer.dtype())));
    }

    boolean isFor(List<Variable> others) {
        return variables.equals(others);
    }

    void run(Optimizer optimizer, List<NDArray> values) {
        if (values.size() != variables.size()) {
            throw new IllegalArgumentException(
                    optimizer.name() + " got " + values.size() + " gradients for " + variables.size() + " variables.");
        }
        for (int i = 0; i < values.size(); i++) {
            NDArray value = values.get(i);
            Variable variable = variables.get(i);
            if (!value.shape().equals(variable.shape())) {
                throw new IllegalArgumentException("The gradient of " + variable.path() + " has shape " + value.shape()
                        + ", the variable " + variable.shape() + ".");
            }
            Buffer buffer = program.buffer(gradients.get(i));
            if (buffer.dtype() == DType.FLOAT32) value.copyTo(0, buffer.floats(), 0, variable.size());
            else value.copyTo(0, buffer.doubles(), 0, variable.size());
        }
        optimizer.beginStep();
        program.run();
    }
}
