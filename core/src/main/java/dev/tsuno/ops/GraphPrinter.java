package dev.tsuno.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as text: one line a node, under the name of the layer, loss or optimizer that it comes from. */
final class GraphPrinter {
    private final Map<Tensor, String> names = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String scope = "";

    static String print(Graph graph) {
        GraphPrinter printer = new GraphPrinter();
        for (Node node : graph.nodes()) printer.line(node);
        for (Tensor output : graph.outputs()) printer.text.append("return ").append(printer.names.get(output)).append('\n');
        for (Assignment a : graph.assignments()) {
            printer.text.append(a.variable().path()).append(" := ").append(printer.names.get(a.value())).append('\n');
        }
        return printer.text.toString();
    }

    private void line(Node node) {
        if (node.op() instanceof Leaf leaf) {
            names.put(node.outputs().get(0), leaf.name());
            return;
        }
        if (!node.scope().equals(scope)) {
            scope = node.scope();
            text.append("# ").append(scope.isEmpty() ? "(no scope)" : scope).append('\n');
        }
        StringBuilder left = new StringBuilder();
        for (Tensor output : node.outputs()) {
            String name = "%" + names.size();
            names.put(output, name);
            left.append(left.length() == 0 ? "" : ", ").append(name);
        }
        StringBuilder right = new StringBuilder();
        for (Tensor input : node.inputs()) right.append(right.length() == 0 ? "" : ", ").append(names.get(input));
        List<TensorSpec> specs = node.outputs().stream().map(Tensor::spec).toList();
        String shapes = specs.size() == 1 ? specs.get(0).toString() : specs.toString();
        text.append("  %s = %s(%s)  %s%n".formatted(left, node.op().name(), right, shapes));
    }
}
