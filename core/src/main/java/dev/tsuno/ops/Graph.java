package dev.tsuno.ops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes that some outputs and assignments need, each after those that it needs itself. What they don't need is not in it.
 *
 * <p>All outputs come before the first value of an assignment, so that most variables can be updated in place.
 */
public final class Graph {
    private final List<Node> nodes;
    private final List<Tensor> outputs;
    private final List<Assignment> assignments;

    private Graph(List<Node> nodes, List<Tensor> outputs, List<Assignment> assignments) {
        this.nodes = nodes;
        this.outputs = outputs;
        this.assignments = assignments;
    }

    public static Graph of(List<Tensor> outputs, List<Assignment> assignments) {
        return of(outputs, assignments, List.of());
    }

    /** A graph that ends at {@code given} tensors: they come from outside, with their values. */
    public static Graph of(List<Tensor> outputs, List<Assignment> assignments, List<Tensor> given) {
        List<Node> order = new ArrayList<>();
        Set<Node> done = new HashSet<>();
        for (Tensor tensor : given) done.add(tensor.node());
        for (Tensor output : outputs) visit(output.node(), done, order);
        // First what the new values are made of, then the values: nothing reads a variable after its update.
        for (Assignment a : assignments) for (Tensor input : a.value().node().inputs()) visit(input.node(), done, order);
        for (Assignment a : assignments) visit(a.value().node(), done, order);
        return new Graph(List.copyOf(order), List.copyOf(outputs), List.copyOf(assignments));
    }

    public static Graph of(Tensor... outputs) {
        return of(List.of(outputs), List.of());
    }

    /** Depth first, without recursion: a graph may be as deep as a sequence is long. */
    private static void visit(Node root, Set<Node> done, List<Node> order) {
        Deque<Node> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Node node = stack.peek();
            if (done.contains(node)) {
                stack.pop();
                continue;
            }
            boolean ready = true;
            List<Tensor> inputs = node.inputs();
            for (int i = inputs.size() - 1; i >= 0; i--) {
                Node input = inputs.get(i).node();
                if (!done.contains(input)) {
                    stack.push(input);
                    ready = false;
                }
            }
            if (ready) {
                stack.pop();
                done.add(node);
                order.add(node);
            }
        }
    }

    /** In the order in which they can run. */
    public List<Node> nodes() {
        return nodes;
    }

    public List<Tensor> outputs() {
        return outputs;
    }

    public List<Assignment> assignments() {
        return assignments;
    }

    /** One line a node: {@code %7 = matmul(%5, dense/kernel) float32 (10, 20, 1)   dense}. */
    @Override
    public String toString() {
        return GraphPrinter.print(this);
    }
}
