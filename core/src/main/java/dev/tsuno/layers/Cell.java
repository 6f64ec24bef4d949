package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a recurrent layer, for {@link RNN}. As Keras's cells: a layer whose input is the step's x {@code (batch, features)} and the
 * states before it, and whose outputs are the step's output and the states after it.
 *
 * <p>A cell of your own extends {@link Layer} and implements this; it says its formula in {@link #step}.
 */
public interface Cell {
    /** The shape of each state, without the batch. */
    List<Shape> stateShapes();

    /** The whole input {@code (batch, time, features)} before the first step; what this gives is what the steps run over. */
    default Tensor beforeSteps(Tensor x, Call call) {
        return x;
    }

    /** The step: its output, then the states after it. */
    List<Tensor> step(Tensor x, List<Tensor> states, Call call);

    /**
     * All steps at once by a fused op, or null if there is none for the cell's options. x {@code (batch, time, features)}; no initial
     * states mean zeros. The gradient comes with it.
     */
    default Recurrent.@Nullable Result fused(Tensor x, List<Tensor> initial, Call call) {
        return null;
    }
}
