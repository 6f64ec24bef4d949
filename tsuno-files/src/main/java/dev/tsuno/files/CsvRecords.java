package dev.tsuno.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tsuno.array.IoReason;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open file: its records one by one, all of the same number of fields. Empty lines are passed over. */
final class CsvRecords implements AutoCloseable {
    /** More characters are not taken for one field, nor for one record. */
    private static final int LONGEST_FIELD = 1 << 20;

    private static final int LONGEST_RECORD = 1 << 24;
    private static final int MOST_FIELDS = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Path file;
    private final CsvOptions options;
    private final Reader text;
    private final Iterator<CsvRecord> records;
    private final CsvTable table;
    /** The first row, where it is no header. */
    private @Nullable CsvRecord ahead;
    /** Where the last record begins, counted from 1. */
    private long line;

    /**
     * Opens it.
     *
     * @throws IOException with the file and the reason
     * @throws IllegalArgumentException if a column is not there
     */
    CsvRecords(Path file, CsvOptions options) throws IOException {
        this.file = file;
        this.options = options;
        try {
            text = Files.newBufferedReader(file, options.charset);
        } catch (IOException e) {
            throw IoReason.reading(file, e);
        }
        boolean opened = false;
        try {
            records = records();
            table = begin();
            opened = true;
        } finally {
            if (!opened) text.close();
        }
    }

    private Iterator<CsvRecord> records() throws IOException {
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) text.reset();
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(options.separator)
                    .quoteCharacter(options.quote)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(2 * LONGEST_FIELD)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // next() says it better
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(
                            CsvRecordHandler.of(limits -> limits.maxFields(MOST_FIELDS)
                                    .maxFieldSize(LONGEST_FIELD)
                                    .maxRecordSize(LONGEST_RECORD)),
                            text);
            reader.skipLines(options.skippedLines);
            return reader.iterator();
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
    }

    private CsvTable begin() throws IOException {
        CsvRecord first = read();
        List<String> names = options.names;
        if (first == null && names.isEmpty())
            throw refused("it is empty. Expected " + (options.header ? "a header." : "rows, or their names(…)."));
        if (first != null && options.header && names.isEmpty()) names = header(first);
        ahead = options.header ? null : first;
        int width = first == null ? names.size() : first.getFieldCount();
        if (!names.isEmpty() && names.size() != width)
            throw refused("line " + line + " has " + width + " fields, but names(…) gives " + names.size() + " names.");
        return new CsvTable(file, names, width, options);
    }

    private List<String> header(CsvRecord first) throws IOException {
        List<String> names = first.getFields().stream().map(String::strip).toList();
        boolean numbers = names.stream().allMatch(name -> CsvColumn.isNumber(name, options.decimal));
        // 0,1,2 are the names that pandas gives
        if (numbers && names.stream().anyMatch(name -> name.indexOf(options.decimal) >= 0))
            throw refused("the first line should have the columns' names, but has " + CsvText.list(names)
                    + ". If there is no header: header(false).");
        return names;
    }

    CsvTable table() {
        return table;
    }

    /** The fields of the next row; null at the end. */
    @Nullable
    CsvRecord next() throws IOException {
        CsvRecord next = ahead == null ? read() : ahead;
        ahead = null;
        if (next != null && next.getFieldCount() != table.width())
            throw refused("line " + line + " has " + next.getFieldCount() + " fields. Expected " + table.width()
                    + " as in the first line. Is the separator '" + options.separator + "', are quotes missing?");
        return next;
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            CsvRecord next = records.hasNext() ? records.next() : null;
            if (next != null) line = next.getStartingLineNumber();
            return next;
        } catch (UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
    }

    private IOException unreadable(Exception e) {
        Throwable cause = e instanceof CsvParseException ? null : e;
        while (cause != null && !(cause instanceof CharacterCodingException)) cause = cause.getCause();
        if (cause != null)
            return refused("behind line " + line + " there are bytes that are no text in " + options.charset
                    + ". Which one is it? charset(StandardCharsets.ISO_8859_1), say.");
        return IoReason.reading(file, e.getCause() instanceof IOException io ? io : e);
    }

    /** The column of the row that was read last is not what it should be. */
    IOException refused(CsvColumn column, String why) {
        return refused("line " + line + ", " + column.label() + ": " + why);
    }

    private IOException refused(String why) {
        return IoReason.reading(file, new IOException(why));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
