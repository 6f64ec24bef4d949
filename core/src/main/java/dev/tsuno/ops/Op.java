package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One word of the engine's vocabulary: a shape rule, a gradient rule and a kernel. Ops are immutable values.
 *
 * <p>Leaves (placeholders, constants, reads of variables) have no kernel; the program gives them their buffers.
 */
public interface Op {
    /** As in listings: "matmul", "tanh". */
    String name();

    /**
     * The shape rule.
     *
     * @throws IllegalArgumentException if the op can't be applied to these inputs; the message names the shapes
     */
    List<TensorSpec> outputs(List<TensorSpec> inputs);

    /**
     * The gradient rule: the gradient of each input (null: none) from those of the outputs (null: zero; not all are null).
     *
     * @throws UnsupportedOperationException if this op has none
     */
    List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs);

    /** The kernel that computes the outputs from the inputs. */
    Kernel kernel(Kernels kernels, Binding binding);

    /** Whether output 0 may be written to the buffer of this input, if nobody needs that any more and the sizes agree. */
    default boolean mayOverwrite(int input) {
        return false;
    }

    /** Whether the kernel destroys this input; the plan sees to it that nobody needs it any more. */
    default boolean destroys(int input) {
        return false;
    }

    /** Whether output 0 is input 0 in other words (another shape, no gradient): the same buffer, no kernel. */
    default boolean isAlias() {
        return false;
    }
}
