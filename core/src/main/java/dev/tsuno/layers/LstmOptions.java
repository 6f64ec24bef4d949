package dev.tsuno.layers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** The option that LSTM adds. */
public abstract class LstmOptions<L extends LstmOptions<L>> extends GatedOptions<L> {
    final Option<Boolean> unitForgetBias = options().option("unit_forget_bias", Codecs.BOOL, true);

    LstmOptions() {}

    /** Whether the bias of the forget gate starts at 1 (Jozefowicz et al. 2015). Default: true. */
    public final L unitForgetBias(boolean unitForgetBias) {
        return set(this.unitForgetBias, unitForgetBias);
    }

    @Override
    final int gates() {
        return 4;
    }
}
