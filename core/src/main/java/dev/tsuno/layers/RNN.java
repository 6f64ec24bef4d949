package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer of any cell, also one of your own. As {@code keras.layers.RNN}.
 *
 * <p>Input {@code (batch, time, features)}; output that of the cell's last step, with {@code returnSequences} of every step.
 */
public final class RNN extends Layer<RNN> implements RecurrentLayer<RNN> {
    private final Option<Layer<?>> cell = options().required("cell", Cells.ONE);
    private final Recurrence recurrence = new Recurrence(this);

    RNN() {}

    public <C extends Layer<C> & Cell> RNN(C cell) {
        set(this.cell, cell);
    }

    /** Cells that are stacked: each takes the output of the one before it. See {@link StackedRNNCells}. */
    public RNN(List<? extends Layer<?>> cells) {
        this(new StackedRNNCells(cells));
    }

    /** The cell that it repeats. */
    public Layer<?> cell() {
        return cell.get();
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    protected void build(Shape input) {
        cell().placeIn(this);
        cell().ensureBuilt(List.of(input.drop(1)));
        recurrence.build(input, (Cell) cell());
    }

    @Override
    protected List<Tensor> call(Call call) {
        return recurrence.call((Cell) cell(), call);
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
        return List.of(cell());
    }
}
