package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.List;

/** An op applied to tensors, and its results. */
public final class Node {
    private final Op op;
    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final String scope;

    private Node(Op op, List<Tensor> inputs) {
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.scope = Scope.current();
        List<TensorSpec> specs = new ArrayList<>(inputs.size());
        for (Tensor input : inputs) specs.add(input.spec());
        List<Tensor> results = new ArrayList<>();
        for (TensorSpec spec : op.outputs(specs)) {
            spec.shape().elements(); // checked here, so that whatever comes later may count them
            results.add(new Tensor(this, results.size(), spec));
        }
        this.outputs = List.copyOf(results);
    }

    /** @throws IllegalArgumentException if the op's shape rule refuses the inputs; the message says in which layer */
    public static Node of(Op op, List<Tensor> inputs) {
        try {
            return new Node(op, inputs);
        } catch (IllegalArgumentException e) {
            String scope = Scope.current();
            if (scope.isEmpty() || e instanceof ScopedException) throw e;
            throw new ScopedException("In " + scope + ": " + e.getMessage(), e);
        }
    }

    public Op op() {
        return op;
    }

    public List<Tensor> inputs() {
        return inputs;
    }

    public List<Tensor> outputs() {
        return outputs;
    }

    /** The layer, optimizer or loss in which the node was made; empty outside of any. */
    public String scope() {
        return scope;
    }

    private static final class ScopedException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        ScopedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
