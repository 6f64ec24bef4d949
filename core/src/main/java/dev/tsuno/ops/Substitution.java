package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts other tensors in place of some in a graph: a pass that makes the nodes behind them anew and keeps the rest. */
public final class Substitution {
    private final Map<Tensor, Tensor> now;

    private Substitution(Map<Tensor, Tensor> replaced) {
        now = new HashMap<>(replaced);
    }

    /**
     * The tensors as they are when each key of {@code replaced} is its value. A tensor that is replaced by itself is where the pass ends:
     * what it is made of stays as it was.
     */
    public static List<Tensor> of(List<Tensor> tensors, Map<Tensor, Tensor> replaced) {
        Substitution pass = new Substitution(replaced);
        for (Node node :
                Graph.of(tensors, List.of(), List.copyOf(replaced.keySet())).nodes()) pass.visit(node);
        return tensors.stream().map(pass::now).toList();
    }

    private Tensor now(Tensor tensor) {
        return now.getOrDefault(tensor, tensor);
    }

    private void visit(Node node) {
        List<Tensor> inputs = new ArrayList<>();
        for (Tensor input : node.inputs()) inputs.add(now(input));
        if (inputs.equals(node.inputs())) return;
        List<Tensor> outputs =
                Scope.in(node.scope(), () -> Node.of(node.op(), inputs).outputs());
        for (int i = 0; i < outputs.size(); i++) now.putIfAbsent(node.outputs().get(i), outputs.get(i));
    }
}
