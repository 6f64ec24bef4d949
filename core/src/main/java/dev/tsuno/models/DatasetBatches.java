package dev.tsuno.models;

import dev.tsuno.data.Cursor;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The batches of a dataset, pass after pass; each may have a shape of its own. */
final class DatasetBatches implements BatchSource, AutoCloseable {
    private final Dataset<Samples> dataset;
    private final UnaryOperator<Samples> change;
    private long pass;
    private @Nullable Cursor<Samples> cursor;
    private @Nullable Samples batch;

    /** {@code change} makes of a batch what is fed; {@code pass} is the number of the first pass. */
    DatasetBatches(Dataset<Samples> dataset, UnaryOperator<Samples> change, long pass) {
        this.dataset = dataset;
        this.change = change;
        this.pass = pass;
    }

    /** Refuses to run without end. */
    static void checkEnds(String where, String steps, Dataset<?> dataset, int given) {
        if (given == 0 && dataset.cardinality() == Dataset.INFINITE) {
            throw new IllegalArgumentException(where + ": the dataset has no end: say with " + steps
                    + " how many batches to take, or leave out repeat().");
        }
    }

    @Override
    public int count() {
        long count = dataset.cardinality();
        return count < 0 || count > Integer.MAX_VALUE ? UNKNOWN : (int) count;
    }

    @Override
    public void begin() {
        close();
        cursor = dataset.iterator(pass++);
    }

    @Override
    public boolean next() {
        if (cursor == null || !cursor.hasNext()) return false;
        batch = change.apply(cursor.next());
        return true;
    }

    @Override
    public Samples samples() {
        if (batch == null) throw new IllegalStateException("There is no batch before next().");
        return batch;
    }

    @Override
    public int @Nullable [] order() {
        return null;
    }

    @Override
    public int from() {
        return 0;
    }

    @Override
    public int size() {
        return samples().size();
    }

    @Override
    public void close() {
        if (cursor != null) cursor.close();
        cursor = null;
        batch = null;
    }
}
