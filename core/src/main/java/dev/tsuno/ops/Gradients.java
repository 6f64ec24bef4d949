package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reverse-mode differentiation: a pass from a graph to the ops that compute its gradient, by the ops' own rules. */
public final class Gradients {
    private final Map<Tensor, Tensor> gradients = new HashMap<>();
    private final Set<Tensor> needed = new HashSet<>();

    private Gradients() {}

    /** The gradient of a scalar for each of {@code xs}; null where it does not depend on one. */
    public static List<@Nullable Tensor> of(Tensor loss, List<Tensor> xs) {
        return of(List.of(loss), List.of(Ops.onesLike(loss)), xs);
    }

    /**
     * The gradient of {@code sum(ys · seeds)} for each of {@code xs}, which are taken as independent of each other; null where no y
     * depends on one.
     */
    public static List<@Nullable Tensor> of(List<Tensor> ys, List<Tensor> seeds, List<Tensor> xs) {
        return new Gradients().differentiate(ys, seeds, xs);
    }

    private List<@Nullable Tensor> differentiate(List<Tensor> ys, List<Tensor> seeds, List<Tensor> xs) {
        List<Node> nodes = Graph.of(ys, List.of()).nodes();
        Set<Tensor> independent = new HashSet<>(xs);
        needed.addAll(xs);
        for (Node node : nodes) {
            if (node.inputs().stream().anyMatch(needed::contains)) needed.addAll(node.outputs());
        }
        for (int i = 0; i < ys.size(); i++) if (needed.contains(ys.get(i))) accumulate(ys.get(i), seeds.get(i));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).outputs().stream().noneMatch(independent::contains)) propagate(nodes.get(i));
        }
        List<@Nullable Tensor> result = new ArrayList<>();
        for (Tensor x : xs) result.add(gradients.get(x));
        return result;
    }

    private void propagate(Node node) {
        List<@Nullable Tensor> dOutputs = new ArrayList<>();
        for (Tensor output : node.outputs()) dOutputs.add(gradients.get(output));
        if (dOutputs.stream().allMatch(d -> d == null) || node.inputs().stream().noneMatch(needed::contains)) return;
        String scope = node.scope().endsWith(" gradient") ? node.scope() : node.scope() + " gradient";
        Scope.in(scope, () -> {
            List<@Nullable Tensor> dInputs = node.op().gradient(node, dOutputs);
            for (int i = 0; i < dInputs.size(); i++) {
                Tensor d = dInputs.get(i);
                if (d != null && needed.contains(node.inputs().get(i))) accumulate(node.inputs().get(i), d);
            }
            return dInputs;
        });
    }

    private void accumulate(Tensor tensor, Tensor gradient) {
        Tensor before = gradients.get(tensor);
        gradients.put(tensor, before == null ? gradient : Ops.add(before, gradient));
    }
}
