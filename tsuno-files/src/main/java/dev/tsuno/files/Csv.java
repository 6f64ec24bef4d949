package dev.tsuno.files;

import dev.tsuno.array.NDArray;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Numbers from CSV files (RFC 4180: fields may be quoted, and a quoted field may hold line ends).
 *
 * <p>A file that is larger than memory is a {@link Dataset}, whose passes each read it anew; it plays the part of
 * {@code tf.data.experimental.make_csv_dataset}:
 *
 * <pre>{@code
 * Dataset<Samples> training = Csv.dataset(Path.of("load.csv"), c -> c.x("hour", "temperature").y("load"))
 *         .shuffle(10_000, 7)
 *         .batch(32)
 *         .prefetch(2);
 * }</pre>
 *
 * <p>A small one is read whole: by {@link #read(Path)} as an array {@code (rows, columns)}, by {@link #samples} as x and y. Which columns,
 * and what the file looks like, say {@link CsvOptions}. What is no number is never guessed: it is refused with the file, the line, the
 * column and what stands there.
 */
public final class Csv {
    /** Rows joined at a time where a file is read whole. */
    private static final int ROWS = 4096;

    private Csv() {}

    /** All columns of a file with a header: {@code (rows, columns)}. */
    public static NDArray read(Path file) throws IOException {
        return read(file, c -> {});
    }

    /**
     * The columns x of a file, by default all: {@code (rows, columns)}.
     *
     * @throws IOException with the file and the reason, if it can't be read or a field is not what is expected
     * @throws IllegalArgumentException if the options ask for more than one array, or for a column that is not there
     */
    public static NDArray read(Path file, Consumer<CsvOptions> configure) throws IOException {
        CsvSource source = CsvSource.open(List.of(file), configure);
        if (!source.isOneArray()) {
            throw new IllegalArgumentException(
                    "Csv.read gives one array: choose its columns with x(…), once. For x and y there is Csv.samples.");
        }
        List<NDArray> parts = new ArrayList<>();
        for (Samples part : whole(source)) parts.add(part.x().get(0));
        return parts.isEmpty() ? source.noRows() : joined(parts);
    }

    /**
     * A file's rows as x, y and weights: {@code model.fit(samples.x(), samples.y(), …)}.
     *
     * @throws IOException with the file and the reason, if it can't be read, a field is not what is expected, or there are no rows
     * @throws IllegalArgumentException if the options ask for a column that is not there
     */
    public static Samples samples(Path file, Consumer<CsvOptions> configure) throws IOException {
        List<Samples> parts = whole(CsvSource.open(List.of(file), configure));
        if (parts.isEmpty()) throw new IOException("Cannot read " + file + ": it has no rows.");
        Samples first = parts.get(0);
        List<NDArray> x = new ArrayList<>();
        List<NDArray> y = new ArrayList<>();
        for (int i = 0; i < first.x().size(); i++) x.add(joined(parts, i, Samples::x));
        for (int i = 0; i < first.y().size(); i++) y.add(joined(parts, i, Samples::y));
        Samples all = new Samples(x, y, List.of());
        if (first.sampleWeight().isEmpty()) return all;
        return all.weighted(
                joined(parts.stream().map(part -> part.sampleWeight().get(0)).toList()));
    }

    private static List<Samples> whole(CsvSource source) throws IOException {
        try (var batches = source.dataset().batch(ROWS).iterator()) {
            List<Samples> all = new ArrayList<>();
            batches.forEachRemaining(all::add);
            return all;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static NDArray joined(List<Samples> parts, int place, Function<Samples, List<NDArray>> kind) {
        return joined(parts.stream().map(part -> kind.apply(part).get(place)).toList());
    }

    private static NDArray joined(List<NDArray> parts) {
        return NDArray.concatenate(0, parts.toArray(new NDArray[0]));
    }

    /** {@link #dataset(List, Consumer)} of one file. */
    public static Dataset<Element> dataset(Path file, Consumer<CsvOptions> configure) throws IOException {
        return dataset(List.of(file), configure);
    }

    /**
     * The rows of files, one file after the other. Each element is a row: x and y of shape {@code (columns)}, the sample weight
     * {@code ()}; batched they become {@code (batch, columns)} and {@code (batch)}.
     *
     * <p>Each pass opens the files and closes them: at its end, when the cursor is closed, and when a row is refused, which is an
     * {@link UncheckedIOException}. A column that is chosen by name is found in each file by its own header.
     *
     * @throws IOException with the file and the reason, if one of them can't be opened
     * @throws IllegalArgumentException if the options ask for a column that one of them does not have
     */
    public static Dataset<Element> dataset(List<Path> files, Consumer<CsvOptions> configure) throws IOException {
        return CsvSource.open(files, configure).dataset();
    }
}
