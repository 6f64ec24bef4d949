package dev.tsuno.models;

import dev.tsuno.data.Samples;
import org.jspecify.annotations.Nullable;

/** Where batches come from, pass after pass. */
interface BatchSource {
    /** A pass has not ended yet, so nobody knows its length. */
    int UNKNOWN = -1;

    /** Batches in a pass, or {@link #UNKNOWN}. */
    int count();

    /** Begins a pass. */
    void begin();

    /** Goes to the next batch; false at the end of the pass. */
    boolean next();

    /** The samples that the batch is taken from. */
    Samples samples();

    /** The order of the samples; null as they stand. */
    int @Nullable [] order();

    /** The batch is {@code order[from … from + size − 1]}. */
    int from();

    int size();
}
