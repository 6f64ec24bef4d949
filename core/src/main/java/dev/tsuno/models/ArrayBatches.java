package dev.tsuno.models;

import dev.tsuno.data.Samples;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Batches of whole arrays, each pass in a new order or as they stand; the last batch may be smaller. */
final class ArrayBatches implements BatchSource {
    private final Samples samples;
    private final int batchSize;
    private final @Nullable IntFunction<int[]> shuffle;
    private int @Nullable [] order;
    private int from;
    private int size;

    /** {@code shuffle} gives an order of n samples for each pass; null: as they stand. */
    ArrayBatches(Samples samples, int batchSize, @Nullable IntFunction<int[]> shuffle) {
        this.samples = samples;
        this.batchSize = batchSize;
        this.shuffle = shuffle;
    }

    @Override
    public int count() {
        return (samples.size() - 1) / batchSize + 1;
    }

    @Override
    public void begin() {
        order = shuffle == null ? null : shuffle.apply(samples.size());
        from = 0;
        size = 0;
    }

    @Override
    public boolean next() {
        from += size;
        size = Math.min(batchSize, samples.size() - from);
        return size > 0;
    }

    @Override
    public Samples samples() {
        return samples;
    }

    @Override
    public int @Nullable [] order() {
        return order;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int size() {
        return size;
    }
}
