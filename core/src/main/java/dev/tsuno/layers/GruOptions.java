package dev.tsuno.layers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** The option that GRU adds. */
public abstract class GruOptions<L extends GruOptions<L>> extends GatedOptions<L> {
    final Option<Boolean> resetAfter = options().option("reset_after", Codecs.BOOL, true);

    GruOptions() {}

    /** Whether the reset gate is applied after the recurrent product (as cuDNN) or before it (Cho et al. 2014). Default: true. */
    public final L resetAfter(boolean resetAfter) {
        return set(this.resetAfter, resetAfter);
    }

    @Override
    final int gates() {
        return 3;
    }
}
