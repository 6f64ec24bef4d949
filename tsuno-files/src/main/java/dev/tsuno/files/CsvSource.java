package dev.tsuno.files;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.files.CsvTable.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Files of which the headers were looked at: each has the columns that are wanted. */
final class CsvSource {
    private final List<Path> files;
    private final CsvOptions options;
    private final CsvTable first;

    private CsvSource(List<Path> files, CsvOptions options, CsvTable first) {
        this.files = files;
        this.options = options;
        this.first = first;
    }

    static CsvSource open(List<Path> files, Consumer<CsvOptions> configure) throws IOException {
        if (files.isEmpty()) throw new IllegalArgumentException("CSV: there are no files.");
        List<Path> all = List.copyOf(files);
        CsvOptions options = new CsvOptions();
        configure.accept(options);
        if (!options.x.isEmpty() && !options.skipped.isEmpty())
            throw new IllegalArgumentException(
                    "CSV: both x(…) and skip(…) are given. Columns that are not chosen are skipped anyway.");
        CsvTable first = table(all.get(0), options);
        boolean wholeRows = options.x.isEmpty();
        // What is left in the first file is meant in the others too, wherever it stands there.
        if (wholeRows) options.x.add(first.rest());
        for (Path file : all.subList(1, all.size())) {
            int width = table(file, options).width();
            if (wholeRows && width != first.width())
                throw new IllegalArgumentException("CSV: " + file + " has " + width + " columns, " + all.get(0)
                        + " has " + first.width() + ". Choose those that both have: x(…).");
        }
        return new CsvSource(all, options, first);
    }

    private static CsvTable table(Path file, CsvOptions options) throws IOException {
        try (CsvRecords records = new CsvRecords(file, options)) {
            return records.table();
        }
    }

    Dataset<Element> dataset() {
        return Dataset.fromIterator(() -> new CsvRows(files, options));
    }

    boolean isOneArray() {
        return first.x().size() == 1 && first.y().isEmpty() && first.weight() == null;
    }

    /** An array of x without rows. */
    NDArray noRows() {
        Group columns = first.x().get(0);
        return NDArray.zeros(Shape.of(0, columns.columns().size()), columns.dtype());
    }
}
