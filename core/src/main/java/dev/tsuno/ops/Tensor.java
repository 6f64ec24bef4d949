package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import java.util.List;

/** A symbolic array: a shape, a type, and the node that computes it. It holds no numbers. */
public final class Tensor {
    private final Node node;
    private final int index;
    private final TensorSpec spec;

    Tensor(Node node, int index, TensorSpec spec) {
        this.node = node;
        this.index = index;
        this.spec = spec;
    }

    /** The first result of an op applied to these tensors. */
    static Tensor apply(Op op, Tensor... inputs) {
        return Node.of(op, List.of(inputs)).outputs().get(0);
    }

    public Shape shape() {
        return spec.shape();
    }

    public DType dtype() {
        return spec.dtype();
    }

    public TensorSpec spec() {
        return spec;
    }

    /** The node whose result this is. */
    public Node node() {
        return node;
    }

    /** Which of the node's results this is. */
    public int index() {
        return index;
    }

    int[] dims() {
        return shape().dims();
    }

    @Override
    public String toString() {
        return node.op().name() + " " + spec;
    }
}
