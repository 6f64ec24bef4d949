package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A long short-term memory whose products are convolutions: what {@link ConvLSTM1D}, {@link ConvLSTM2D} and {@link ConvLSTM3D} have in common. */
public abstract class ConvLstm<L extends ConvLstm<L>> extends ConvLstmOptions<L> implements RecurrentLayer<L> {
    private final Recurrence recurrence = new Recurrence(this);
    private @Nullable ConvLstmCell cell;

    ConvLstm(int rank) {
        super(rank);
    }

    @Override
    public final Recurrence recurrence() {
        return recurrence;
    }

    @Override
    protected void build(Shape input) {
        check(input, rank + 3, channelsFirst() ? "(batch, time, channels, …)" : "(batch, time, …, channels)");
        cell = new ConvLstmCell(this);
        cell.ensureBuilt(List.of(input.drop(1)));
        recurrence.build(input, cell);
    }

    @Override
    protected List<Tensor> call(Call call) {
        check(call.input().shape(), rank + 3, "(batch, time, …)");
        return recurrence.call(Objects.requireNonNull(cell), call);
    }

    @Override
    final Tensor spatial(Tensor x) {
        throw new UnsupportedOperationException("a recurrent layer runs step by step");
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
