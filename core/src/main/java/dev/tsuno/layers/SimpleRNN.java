package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fully connected RNN whose output is fed back as its next state, as {@code keras.layers.SimpleRNN}. The equations and weights are
 * those of {@link SimpleRNNCell}.
 *
 * <p>Input {@code (batch, time, features)}; output {@code (batch, units)}, with {@code returnSequences} {@code (batch, time, units)}.
 */
public final class SimpleRNN extends RecurrentOptions<SimpleRNN> implements RecurrentLayer<SimpleRNN> {
    private final Recurrence recurrence = new Recurrence(this);
    private @Nullable SimpleRNNCell cell;

    SimpleRNN() {}

    public SimpleRNN(int units) {
        this();
        set(this.units, units);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    int gates() {
        return 1;
    }

    /** Keras makes the cell's generator before it takes the initializers. */
    @Override
    protected void drawSeeds() {
        makeGenerator();
        super.drawSeeds();
    }

    /** Keras 3.15 takes SimpleRNN's activity_regularizer and never applies it; so does this. */
    @Override
    void afterCall(Call call, List<Tensor> outputs) {}

    @Override
    protected void build(Shape input) {
        cell = new SimpleRNNCell(this);
        recurrence.build(input, cell);
        cell.ensureBuilt(List.of(input.drop(1)));
    }

    @Override
    protected List<Tensor> call(Call call) {
        return recurrence.call(Objects.requireNonNull(cell), call);
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
        return cell == null ? List.of() : List.of(cell);
    }
}
