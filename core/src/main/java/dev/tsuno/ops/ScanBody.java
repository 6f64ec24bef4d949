package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The step of a scan.
 *
 * @param inputs what is fed anew at each step: placeholders, or tensors that are computed outside for all steps
 * @param states placeholders of the states before the step
 * @param captures what the step takes from outside, the same at all steps
 * @param products the step's own products of matrices: worth keeping for the gradient
 */
record ScanBody(
        List<Tensor> inputs,
        List<Tensor> states,
        List<Tensor> outputs,
        List<Tensor> nextStates,
        List<Tensor> captures,
        List<Tensor> products) {
    ScanBody(List<Tensor> inputs, List<Tensor> states, List<Tensor> outputs, List<Tensor> nextStates) {
        this(
                inputs,
                states,
                outputs,
                nextStates,
                captures(inputs, states, outputs, nextStates),
                products(both(inputs, states), both(outputs, nextStates)));
    }

    List<Tensor> sources() {
        return both(inputs, states);
    }

    List<Tensor> results() {
        return both(outputs, nextStates);
    }

    Graph graph() {
        return Graph.of(results(), List.of(), both(sources(), captures));
    }

    /** Without the inputs that no result needs. */
    ScanBody pruned() {
        Set<Tensor> used = new HashSet<>(results());
        for (Node node : graph().nodes()) used.addAll(node.inputs());
        List<Tensor> kept = inputs.stream().filter(used::contains).toList();
        boolean none = kept.isEmpty() && states.isEmpty(); // a scan has something to go over
        return none ? this : new ScanBody(kept, states, outputs, nextStates, captures, products);
    }

    /** The nodes that change from step to step. */
    static Set<Node> dependents(List<Tensor> outputs, List<Tensor> sources) {
        Set<Node> changing = new HashSet<>();
        for (Tensor source : sources) changing.add(source.node());
        for (Node node : Graph.of(outputs, List.of(), sources).nodes()) {
            if (node.inputs().stream().anyMatch(input -> changing.contains(input.node()))) changing.add(node);
        }
        return changing;
    }

    private static List<Tensor> captures(
            List<Tensor> inputs, List<Tensor> states, List<Tensor> outputs, List<Tensor> nextStates) {
        List<Tensor> sources = both(inputs, states);
        List<Tensor> results = both(outputs, nextStates);
        Set<Node> changing = dependents(results, sources);
        Set<Node> given = new HashSet<>();
        for (Tensor source : sources) given.add(source.node());
        Set<Tensor> captures = new LinkedHashSet<>();
        for (Node node : changing) {
            if (given.contains(node)) continue;
            for (Tensor input : node.inputs()) if (isCapture(input, changing)) captures.add(input);
        }
        for (Tensor result : results) if (isCapture(result, changing)) captures.add(result);
        // A set of nodes has no order: take that of the graph, which is the same in every run.
        List<Tensor> ordered = new ArrayList<>();
        for (Node node : Graph.of(results, List.of(), sources).nodes()) {
            for (Tensor output : node.outputs()) if (captures.contains(output)) ordered.add(output);
        }
        return List.copyOf(ordered);
    }

    private static boolean isCapture(Tensor tensor, Set<Node> changing) {
        Op op = tensor.node().op();
        return !changing.contains(tensor.node()) && !(op instanceof Leaf.Fill) && !(op instanceof Leaf.Constant);
    }

    private static List<Tensor> products(List<Tensor> sources, List<Tensor> results) {
        Set<Node> changing = dependents(results, sources);
        List<Tensor> products = new ArrayList<>();
        for (Node node : Graph.of(results, List.of(), sources).nodes()) {
            if (node.op() instanceof MatmulOp && changing.contains(node))
                products.add(node.outputs().get(0));
        }
        return List.copyOf(products);
    }

    private static List<Tensor> both(List<Tensor> first, List<Tensor> second) {
        List<Tensor> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
