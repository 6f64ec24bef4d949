package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gated recurrent unit (Cho et al. 2014), as {@code keras.layers.GRU}. The equations and weights are
 * those of {@link GRUCell}.
 *
 * <p>Input {@code (batch, time, features)}; output {@code (batch, units)}, with {@code returnSequences} {@code (batch, time, units)}.
 */
public final class GRU extends GruOptions<GRU> implements RecurrentLayer<GRU> {
    private final Recurrence recurrence = new Recurrence(this);
    private @Nullable GRUCell cell;

    GRU() {
        options().option("use_cudnn", Codecs.ANY, "auto"); // there is no cuDNN here: any value gives the same numbers
    }

    public GRU(int units) {
        this();
        set(this.units, units);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    protected void build(Shape input) {
        cell = new GRUCell(this);
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
