package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reverse-mode differentiation: a pass from a graph to the ops that compute its gradient, by the ops' own rules. */
public final class Gradients {
    private final Map<Tensor, List<Tensor>> gradients = new HashMap<>();
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
        for (Tensor x : xs) result.add(gradient(x));
        return result;
    }

    private void propagate(Node node) {
        List<@Nullable Tensor> dOutputs = new ArrayList<>();
        for (Tensor output : node.outputs()) dOutputs.add(gradient(output));
        if (dOutputs.stream().allMatch(d -> d == null) || node.inputs().stream().noneMatch(needed::contains)) return;
        String scope = node.scope().endsWith(" gradient") ? node.scope() : node.scope() + " gradient";
        Scope.in(scope, () -> {
            List<@Nullable Tensor> dInputs = node.op().gradient(node, dOutputs);
            for (int i = 0; i < dInputs.size(); i++) {
                Tensor d = dInputs.get(i);
                if (d != null && needed.contains(node.inputs().get(i)))
                    accumulate(node.inputs().get(i), d);
            }
            return dInputs;
        });
    }

    private void accumulate(Tensor tensor, Tensor gradient) {
        gradients.computeIfAbsent(tensor, t -> new ArrayList<>(1)).add(gradient);
    }

    /** The sum of what has come together for a tensor, in that order. */
    private @Nullable Tensor gradient(Tensor tensor) {
        List<Tensor> terms = gradients.get(tensor);
        if (terms == null) return null;
        if (terms.size() > 1) {
            Tensor sum = parts(terms);
            if (sum == null) {
                sum = terms.get(0);
                for (int i = 1; i < terms.size(); i++) sum = Ops.add(sum, terms.get(i));
            }
            terms.clear();
            terms.add(sum);
        }
        return terms.get(0);
    }

    /** The terms of a tensor that was split, put together again: they fill it up along an axis, and none meets another. Else null. */
    private static @Nullable Tensor parts(List<Tensor> terms) {
        if (!(terms.get(0).node().op() instanceof PlaceOp first)) return null;
        TreeMap<Integer, Tensor> parts = new TreeMap<>();
        for (Tensor term : terms) {
            if (!(term.node().op() instanceof PlaceOp place)) return null;
            if (place.axis() != first.axis() || place.step() != 1) return null;
            if (parts.put(place.start(), term.node().inputs().get(0)) != null) return null;
        }
        int at = 0;
        for (Map.Entry<Integer, Tensor> part : parts.entrySet()) {
            if (part.getKey() != at) return null;
            at += part.getValue().shape().dim(first.axis());
        }
        return at == first.whole() ? Ops.concatenate(List.copyOf(parts.values()), first.axis()) : null;
    }
}
