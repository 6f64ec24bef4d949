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
 * <p>A cell of your own extends {@link Layer} and implements this; it says its formula in {@link #step}:
 *
 * <pre>{@code
 * class MinimalRNNCell extends Layer<MinimalRNNCell> implements Cell {
 *     private final Option<Integer> units = options().required("units", Codecs.SIZE);
 *     private Variable kernel;
 *     private Variable recurrent;
 *
 *     MinimalRNNCell() {}                          // for configs
 *
 *     MinimalRNNCell(int units) {
 *         set(this.units, units);
 *     }
 *
 *     protected void build(Shape x) {              // (batch, features)
 *         kernel = weight("kernel", Shape.of(x.last(), units.get()), Initializers.get("uniform"));
 *         recurrent = weight("recurrent_kernel", Shape.of(units.get(), units.get()), Initializers.get("uniform"));
 *     }
 *
 *     public List<Shape> stateShapes() {
 *         return List.of(Shape.of(units.get()));
 *     }
 *
 *     public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
 *         Tensor h = tanh(add(matmul(x, kernel.tensor()), matmul(states.get(0), recurrent.tensor())));
 *         return List.of(h, h);                    // the output, then the states
 *     }
 * }
 *
 * Layers.REGISTRY.register("MinimalRNNCell", MinimalRNNCell::new);   // if it is to stand in a config, or in Bidirectional
 * new RNN(new MinimalRNNCell(32)).returnSequences(true)
 * new RNN(List.of(new MinimalRNNCell(32), new LSTMCell(8)))
 * }</pre>
 *
 * <p>Masks, initial states, {@code stateful}, {@code go_backwards} and the gradient are the affair of the layer around it.
 */
public interface Cell {
    /** The shape of each state, without the batch. */
    List<Shape> stateShapes();

    /** The whole input {@code (batch, time, features)} before the first step; what this gives is what the steps run over. */
    default Tensor beforeSteps(Tensor x, Call call) {
        return x;
    }

    /**
     * The step: its output, then the states after it. Layers inside may leave penalties and new states in the call's trace (an activity
     * regularizer, {@link BatchNormalization}): then the steps stand one by one in the program, as with {@code unroll}.
     */
    List<Tensor> step(Tensor x, List<Tensor> states, Call call);

    /**
     * All steps at once by a fused op, or null if there is none for the cell's options. x {@code (batch, time, features)},
     * mask {@code (batch, time)} or null: a masked step keeps the states, and repeats h as its output. No initial states mean zeros. The
     * gradient comes with it.
     */
    default Recurrent.@Nullable Result fused(Tensor x, @Nullable Tensor mask, List<Tensor> initial, Call call) {
        return null;
    }
}
