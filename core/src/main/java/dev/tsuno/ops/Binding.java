package dev.tsuno.ops;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.LoadedKernel;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The buffers that a plan has given to a node's inputs and outputs. */
public interface Binding {
    Node node();

    Buffer input(int i);

    /** Null if nobody uses this output. */
    @Nullable
    Buffer output(int i);

    /** The pair of seeds that a {@link Drawing} node has taken for the run. */
    default long[] seeds() {
        throw new IllegalStateException(node().op().name() + " draws nothing");
    }

    /**
     * A graph inside the node, compiled for the same kernels; {@code given} are the buffers of what comes from outside, of which
     * {@code fixed} change only before a load.
     */
    Body compile(Graph graph, Map<Tensor, Buffer> given, Set<Tensor> fixed);

    /** A compiled graph: its kernels as one, and the buffer of each tensor that it was given or gives. */
    interface Body extends LoadedKernel {
        Buffer buffer(Tensor tensor);
    }

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
