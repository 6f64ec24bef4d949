package dev.tsuno.layers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;

/** The options of every recurrent layer. */
final class RnnOptions {
    final Option<Boolean> returnSequences;
    final Option<Boolean> returnState;
    final Option<Boolean> goBackwards;
    final Option<Boolean> stateful;
    final Option<Boolean> unroll;
    final Option<Boolean> zeroOutputForMask;

    RnnOptions(Options options) {
        returnSequences = flag(options, "return_sequences");
        returnState = flag(options, "return_state");
        goBackwards = flag(options, "go_backwards");
        stateful = flag(options, "stateful");
        unroll = flag(options, "unroll");
        zeroOutputForMask = flag(options, "zero_output_for_mask");
    }

    private static Option<Boolean> flag(Options options, String key) {
        return options.option(key, Codecs.BOOL, false);
    }
}
