package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer of any cell, also one of your own. As {@code keras.layers.RNN}.
 *
 * <p>Input {@code (batch, time, features)}; output that of the cell's last step, with {@code returnSequences} of every step.
 */
public final class RNN extends Layer<RNN> implements RecurrentLayer<RNN> {
    private final Recurrence recurrence = new Recurrence(this);
    private final Cell cell;
    private final Layer<?> cellLayer;

    public <C extends Layer<C> & Cell> RNN(C cell) {
        this(cell, cell);
    }

    /** The same object twice. */
    RNN(Layer<?> cellLayer, Cell cell) {
        this.cell = cell;
        this.cellLayer = cellLayer;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    protected void build(Shape input) {
        recurrence.build(input, cell);
        cellLayer.ensureBuilt(List.of(input.drop(1)));
    }

    @Override
    protected List<Tensor> call(Call call) {
        return recurrence.call(cell, call);
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return recurrence.options.returnSequences.get() ? call.mask() : null;
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return List.of(cellLayer);
    }
}
