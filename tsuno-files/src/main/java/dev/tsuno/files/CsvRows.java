package dev.tsuno.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Element;
import dev.tsuno.files.CsvTable.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** One way through the rows of files. A file is open while its rows are read, and no longer; after a refusal there are no more rows. */
final class CsvRows implements Iterator<Element>, AutoCloseable {
    private final Iterator<Path> files;
    private final CsvOptions options;
    private @Nullable CsvRecords open;
    private @Nullable Element ahead;
    private boolean ended;

    CsvRows(List<Path> files, CsvOptions options) {
        this.files = files.iterator();
        this.options = options;
    }

    @Override
    public boolean hasNext() {
        if (ahead != null || ended) return ahead != null;
        boolean read = false;
        try {
            ahead = read();
            read = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!read) close();
        }
        ended = ahead == null;
        return !ended;
    }

    private @Nullable Element read() throws IOException {
        while (open != null || files.hasNext()) {
            if (open == null) open = new CsvRecords(files.next(), options);
            CsvRecord row = open.next();
            if (row != null) return element(open, row);
            CsvRecords done = open;
            open = null;
            done.close();
        }
        return null;
    }

    private static Element element(CsvRecords records, CsvRecord row) throws IOException {
        CsvTable table = records.table();
        List<NDArray> x = arrays(records, row, table.x());
        List<NDArray> y = arrays(records, row, table.y());
        CsvColumn weight = table.weight();
        if (weight == null) return Element.of(x, y);
        NDArray one = NDArray.zeros(Shape.of(1), weight.dtype());
        read(records, row, weight, one, 0);
        return new Element(x, y, Collections.nCopies(Math.max(1, y.size()), one.reshape()));
    }

    private static List<NDArray> arrays(CsvRecords records, CsvRecord row, List<Group> groups) throws IOException {
        List<NDArray> arrays = new ArrayList<>(groups.size());
        for (Group group : groups) {
            NDArray array = group.empty();
            for (int i = 0; i < group.columns().size(); i++)
                read(records, row, group.columns().get(i), array, i);
            arrays.add(array);
        }
        return arrays;
    }

    private static void read(CsvRecords records, CsvRecord row, CsvColumn column, NDArray to, int i)
            throws IOException {
        try {
            column.read(row.getField(column.place()), to, i);
        } catch (IllegalArgumentException e) {
            throw records.refused(column, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Element next() {
        Element next = hasNext() ? ahead : null;
        if (next == null) throw new NoSuchElementException("There are no more rows.");
        ahead = null;
        return next;
    }

    @Override
    public void close() {
        ended = true;
        ahead = null;
        CsvRecords records = open;
        open = null;
        try {
            if (records != null) records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
