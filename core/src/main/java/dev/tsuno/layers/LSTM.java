package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997), as {@code keras.layers.LSTM}. The equations and weights are
 * those of {@link LSTMCell}.
 *
 * <p>Input {@code (batch, time, features)}; output {@code (batch, units)}, with {@code returnSequences} {@code (batch, time, units)}.
 */
public final class LSTM extends LstmOptions<LSTM> implements RecurrentLayer<LSTM> {
    private final Recurrence recurrence = new Recurrence(this);
    private @Nullable LSTMCell cell;

    LSTM() {
        options().option("use_cudnn", Codecs.ANY, "auto"); // there is no cuDNN here: any value gives the same numbers
    }

    public LSTM(int units) {
        this();
        set(this.units, units);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    protected void build(Shape input) {
        cell = new LSTMCell(this);
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
