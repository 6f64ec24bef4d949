package dev.tsuno.data;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.NpyFile;
import dev.tsuno.data.Shuffle.SeedPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Elements that are made when they are asked for, for what does not fit in memory or comes from a stream; with the words of
 * {@code tf.data.Dataset}.
 *
 * <pre>{@code
 * Dataset<Samples> training = Dataset.npy(Path.of("x.npy"), Path.of("y.npy"))
 *         .shuffle(10_000, 7)
 *         .batch(32)
 *         .prefetch(2);
 * model.fit(training, f -> f.epochs(20));
 * }</pre>
 *
 * <p>An element may be anything until it is batched; {@code batch} takes an {@link Element}, one sample, and gives {@link Samples},
 * which models are fed with.
 *
 * <p>A dataset is immutable and may be used by several threads at once; each pass over it is for one. The functions given to it run on
 * the thread that iterates, or that prefetches. Arrays are handed on, not copied: what comes out is not to be changed, since what is
 * cached or repeated may come out again. {@code iterator(pass)} gives the same elements each time, whatever prefetches them, as long as
 * the sources and functions do.
 */
public final class Dataset<T> implements Iterable<T> {
    /** The {@link #cardinality} of what never ends. */
    public static final long INFINITE = -1;

    /** The {@link #cardinality} of what has an end that nobody knows. */
    public static final long UNKNOWN = -2;

    private final Source<T> source;
    private final long cardinality;

    private Dataset(Source<T> source, long cardinality) {
        this.source = source;
        this.cardinality = cardinality;
    }

    // ---- sources ----

    /** The rows of an array, without targets. */
    public static Dataset<Element> of(NDArray x) {
        return of(Samples.of(x));
    }

    /** The rows of arrays, together. As {@code tf.data.Dataset.from_tensor_slices}. */
    public static Dataset<Element> of(NDArray x, NDArray y) {
        return of(Samples.of(x, y));
    }

    public static Dataset<Element> of(NDArray x, NDArray y, NDArray sampleWeight) {
        return of(Samples.of(x, y, sampleWeight));
    }

    /** For a model of several inputs or outputs. */
    public static Dataset<Element> of(List<NDArray> x, List<NDArray> y) {
        return of(Samples.of(x, y));
    }

    public static Dataset<Element> of(Samples samples) {
        int n = samples.size();
        return new Dataset<>(pass -> Passes.range(n, i -> Element.of(samples, (int) i)), n);
    }

    /** The numbers 0 … n − 1. As {@code tf.data.Dataset.range}. */
    public static Dataset<Integer> range(int n) {
        atLeast("range", "n", n, 0);
        return new Dataset<>(pass -> Passes.range(n, i -> (int) i), n);
    }

    /** A collection is copied; another iterable is asked for an iterator each pass. */
    public static <T> Dataset<T> fromIterable(Iterable<? extends T> elements) {
        if (!(elements instanceof Collection<? extends T> collection)) return fromIterator(elements::iterator);
        List<? extends T> list = List.copyOf(collection);
        return new Dataset<>(pass -> Passes.range(list.size(), i -> list.get((int) i)), list.size());
    }

    /** Asks for an iterator each pass, and closes it if it is AutoCloseable. As {@code from_generator}. */
    public static <T> Dataset<T> fromIterator(Supplier<? extends Iterator<? extends T>> elements) {
        return new Dataset<>(pass -> Passes.of(elements.get()), UNKNOWN);
    }

    /** Asks for a stream each pass, and closes it: {@code fromStream(() -> Files.lines(file))} with the exception caught. */
    public static <T> Dataset<T> fromStream(Supplier<? extends Stream<? extends T>> elements) {
        return new Dataset<>(pass -> Passes.of(elements.get()), UNKNOWN);
    }

    /** The rows of a file, read when they are asked for. */
    public static Dataset<NDArray> rows(NpyFile file) {
        return new Dataset<>(pass -> Passes.range(file.length(), i -> file.row((int) i)), file.length());
    }

    /** The rows of a {@code .npy} file, without targets; the file may be larger than memory, and stays open while this is in use. */
    public static Dataset<Element> npy(Path x) throws IOException {
        return rows(NpyFile.open(x)).map(Element::of);
    }

    /** The rows of two files, together. For more of them: {@link #rows} and {@link #zip}. */
    public static Dataset<Element> npy(Path x, Path y) throws IOException {
        Dataset<NDArray> xs = rows(NpyFile.open(x));
        Dataset<NDArray> ys = rows(NpyFile.open(y));
        if (xs.cardinality != ys.cardinality) {
            throw new IllegalArgumentException("Both files need the same number of rows: " + x + " has "
                    + xs.cardinality + ", " + y + " has " + ys.cardinality + ".");
        }
        return zip(xs, ys, Element::of);
    }

    /** An element of each joined to one, until one of them ends: {@code zip(xs, ys, Element::of)}. */
    public static <A, B, R> Dataset<R> zip(
            Dataset<A> a, Dataset<B> b, BiFunction<? super A, ? super B, ? extends R> join) {
        return new Dataset<>(
                pass -> Passes.zip(a.source.begin(pass), b.source.begin(pass), join),
                Cardinality.zip(a.cardinality, b.cardinality));
    }

    /** An element of each in a list, until one of them ends. */
    public static <T> Dataset<List<T>> zip(List<Dataset<T>> datasets) {
        if (datasets.isEmpty()) throw new IllegalArgumentException("zip: there are no datasets.");
        List<Dataset<T>> all = List.copyOf(datasets);
        long cardinality = all.stream().mapToLong(Dataset::cardinality).reduce(INFINITE, Cardinality::zip);
        return new Dataset<>(
                pass -> Passes.zip(all.stream()
                        .<Pass<? extends T>>map(dataset -> dataset.source.begin(pass))
                        .toList()),
                cardinality);
    }

    // ---- operators ----

    /** {@link #shuffle(int, OptionalLong, boolean)} without a seed: with that of {@code setRandomSeed}, or a new one. */
    public Dataset<T> shuffle(int bufferSize) {
        return shuffle(bufferSize, OptionalLong.empty(), true);
    }

    public Dataset<T> shuffle(int bufferSize, long seed) {
        return shuffle(bufferSize, OptionalLong.of(seed), true);
    }

    public Dataset<T> shuffle(int bufferSize, long seed, boolean reshuffleEachIteration) {
        return shuffle(bufferSize, OptionalLong.of(seed), reshuffleEachIteration);
    }

    /**
     * A random order: of {@code bufferSize} elements one goes out, and the next comes in. From a seed the order is TensorFlow's, pass by
     * pass. It is settled here and now, from the seed and that of {@code setRandomSeed}.
     *
     * @param reshuffleEachIteration whether each pass has an order of its own
     */
    public Dataset<T> shuffle(int bufferSize, OptionalLong seed, boolean reshuffleEachIteration) {
        atLeast("shuffle", "buffer_size", bufferSize, 1);
        SeedPair seeds = SeedPair.of(seed);
        return new Dataset<>(
                pass -> new Shuffle<>(
                        source.begin(pass), bufferSize, reshuffleEachIteration ? seeds.ofPass(pass) : seeds),
                cardinality);
    }

    /** Each element changed. */
    public <R> Dataset<R> map(Function<? super T, ? extends R> function) {
        return new Dataset<>(pass -> Passes.map(source.begin(pass), function), cardinality);
    }

    /** The elements of which it is true. */
    public Dataset<T> filter(Predicate<? super T> predicate) {
        long kept = cardinality > 0 ? UNKNOWN : cardinality;
        return new Dataset<>(pass -> Passes.filter(source.begin(pass), predicate), kept);
    }

    /** So many Elements to one of Samples; the last may be smaller. */
    public Dataset<Samples> batch(int batchSize) {
        return batch(batchSize, false);
    }

    /** {@code dropRemainder}: whether a last batch that is smaller is left out. */
    public Dataset<Samples> batch(int batchSize, boolean dropRemainder) {
        return batch("batch", batchSize, dropRemainder, Batch::stack);
    }

    private Dataset<Samples> batch(String name, int size, boolean dropRemainder, Batch.Join join) {
        atLeast(name, "batch_size", size, 1);
        return new Dataset<>(
                pass -> new Batch(source.begin(pass), name, size, dropRemainder, join),
                Cardinality.batch(cardinality, size, dropRemainder));
    }

    /** As {@link #batch(int)} of Elements of different shapes: padded with zeros behind, as far as the longest of the batch. */
    public Dataset<Samples> paddedBatch(int batchSize) {
        return paddedBatch(batchSize, padding -> {});
    }

    public Dataset<Samples> paddedBatch(int batchSize, Consumer<Padding> configure) {
        Padding padding = new Padding();
        configure.accept(padding);
        return batch("paddedBatch", batchSize, padding.dropRemainder, padding::join);
    }

    /** The samples of batches, one by one. */
    public Dataset<Element> unbatch() {
        long samples = cardinality > 0 ? UNKNOWN : cardinality;
        return new Dataset<>(pass -> Passes.unbatch(map(Dataset::samples).source.begin(pass)), samples);
    }

    private static Samples samples(Object element) {
        if (element instanceof Samples samples) return samples;
        throw new IllegalArgumentException("unbatch expects elements of type Samples, got "
                + element.getClass().getSimpleName() + ": they are no batches.");
    }

    /**
     * Elements made ahead of time, at most {@code bufferSize}, by a daemon thread of each pass. It ends with the pass, and when the
     * cursor is closed or no longer held; a source that blocks then is interrupted.
     *
     * @throws IllegalStateException while iterating, if making an element failed; the cause is why
     */
    public Dataset<T> prefetch(int bufferSize) {
        atLeast("prefetch", "buffer_size", bufferSize, 1);
        return new Dataset<>(pass -> new Prefetch<>(source, pass, bufferSize), cardinality);
    }

    /** Again and again, without end. */
    public Dataset<T> repeat() {
        return new Dataset<>(
                pass -> new Repeat<>(source, pass << Integer.SIZE, -1), Cardinality.repeat(cardinality, -1));
    }

    /** So many times. */
    public Dataset<T> repeat(int count) {
        atLeast("repeat", "count", count, 0);
        return new Dataset<>(pass -> new Repeat<>(source, pass * count, count), Cardinality.repeat(cardinality, count));
    }

    /** The first ones. */
    public Dataset<T> take(long count) {
        atLeast("take", "count", count, 0);
        return new Dataset<>(pass -> Passes.take(source.begin(pass), count), Cardinality.take(cardinality, count));
    }

    /** All but the first ones. */
    public Dataset<T> skip(long count) {
        atLeast("skip", "count", count, 0);
        return new Dataset<>(pass -> Passes.skip(source.begin(pass), count), Cardinality.skip(cardinality, count));
    }

    /** These, and then those. */
    public Dataset<T> concatenate(Dataset<? extends T> then) {
        Dataset<T> widened = then.map(element -> element);
        return new Dataset<>(
                pass -> Passes.chain(List.of(source, widened.source), pass),
                Cardinality.concatenate(cardinality, then.cardinality));
    }

    /** Kept in memory as pass 0 has them, from the first pass that came to the end on. */
    public Dataset<T> cache() {
        AtomicReference<@Nullable List<T>> kept = new AtomicReference<>();
        return new Dataset<>(
                pass -> {
                    List<T> all = kept.get();
                    return all == null ? Passes.keep(source.begin(0), kept) : Passes.of(all.iterator());
                },
                cardinality);
    }

    private static void atLeast(String operator, String argument, long value, long least) {
        if (value < least)
            throw new IllegalArgumentException(
                    operator + ": " + argument + " must be at least " + least + ", got " + value + ".");
    }

    // ---- iterating ----

    /** How many elements a pass has, {@link #INFINITE} or {@link #UNKNOWN}. */
    public long cardinality() {
        return cardinality;
    }

    /** Pass 0. */
    @Override
    public Cursor<T> iterator() {
        return iterator(0);
    }

    /** The pass of this number, which the order of a shuffle depends on; close it if you leave it before its end. */
    public Cursor<T> iterator(long pass) {
        atLeast("iterator", "pass", pass, 0);
        return new Cursor<>(source.begin(pass));
    }

    /** Pass 0 as a stream, to be closed if you leave it before its end. */
    public Stream<T> stream() {
        Cursor<T> cursor = iterator();
        Spliterator<T> elements =
                Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(elements, false).onClose(cursor::close);
    }
}
