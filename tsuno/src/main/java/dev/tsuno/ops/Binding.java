package dev.tsuno.ops;

import dev.tsuno.kernels.Buffer;
import org.jspecify.annotations.Nullable;

/** The buffers that a plan has given to a node's inputs and outputs. */
public interface Binding {
    Node node();

    Buffer input(int i);

    /** Null if nobody uses this output. */
    @Nullable Buffer output(int i);

    /** The first output, which an op of one output always has. */
    default Buffer output() {
        Buffer buffer = output(0);
        if (buffer == null) throw new IllegalStateException(node().op().name() + " has no use for its first output");
        return buffer;
    }

    /** The dims of an input. */
    default int[] in(int i) {
        return node().inputs().get(i).dims();
    }

    /** The dims of an output. */
    default int[] out(int i) {
        return node().outputs().get(i).dims();
    }
}
