package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pass over a scan's body: products {@code x[t] · w} of what no state has touched become one product of the whole sequence, before the
 * scan, and an input of each step. The elements of {@code x} between the sequence and the product go with it. No sum changes.
 */
final class ScanAhead {
    private final List<Tensor> sequences;
    private final Map<Tensor, Tensor> whole = new HashMap<>();
    private final Set<Node> changing;
    private final ScanBody body;

    ScanAhead(ScanBody before, List<Tensor> given) {
        sequences = new ArrayList<>(given);
        changing = ScanBody.dependents(before.results(), before.sources());
        for (int i = 0; i < given.size(); i++) whole.put(before.inputs().get(i), given.get(i));
        List<Tensor> inputs = new ArrayList<>(before.inputs());
        for (Tensor product : before.products()) {
            Tensor all = whole(product);
            if (all == null) continue;
            inputs.add(product);
            sequences.add(all);
        }
        boolean same = inputs.size() == before.inputs().size();
        body = same ? before : new ScanBody(inputs, before.states(), before.outputs(), before.nextStates());
    }

    ScanBody body() {
        return body;
    }

    /** What each of the body's inputs is over time. */
    List<Tensor> sequences() {
        return sequences;
    }

    /** The tensor of all steps, {@code (time, …)}; null if it needs a state or isn't made by rows and elements alone. */
    private @Nullable Tensor whole(Tensor tensor) {
        Tensor known = whole.get(tensor);
        if (known != null) return known;
        Node node = tensor.node();
        boolean byRows = node.op() instanceof MatmulOp op
                && !op.transposeA()
                && node.inputs().get(1).shape().rank() == 2;
        if (!byRows && !(node.op() instanceof UnaryOp) && !(node.op() instanceof BinaryOp)) return null;
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            Tensor input = node.inputs().get(i);
            boolean changes = changing.contains(input.node());
            if (changes
                    && (byRows ? i > 0 : input.shape().rank() < tensor.shape().rank())) return null;
            Tensor all = changes ? whole(input) : input;
            if (all == null) return null;
            inputs.add(all);
        }
        if (byRows && !changing.contains(node.inputs().get(0).node())) return null;
        Tensor result = Node.of(node.op(), inputs).outputs().get(tensor.index());
        whole.put(tensor, result);
        return result;
    }
}
