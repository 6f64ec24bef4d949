package dev.tsuno.callbacks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row an epoch to a CSV file: {@code epoch} and the logs, sorted by name. As {@code keras.callbacks.CSVLogger}, byte for byte.
 *
 * <p>The first epoch chooses the columns; if it has no validation there is a column {@code val_} for each all the same. A number that an
 * epoch doesn't have is {@code NA}. A row is on its way to the disk when its epoch ends.
 */
public final class CSVLogger extends Callback {
    private final Path filename;
    private String separator = ",";
    private boolean append = false;

    private @Nullable FileChannel file;
    private @Nullable List<String> keys;
    private boolean header;

    public CSVLogger(Path filename) {
        this.filename = filename;
    }

    /** One character between the fields. Default: {@code ","}. */
    public CSVLogger separator(String separator) {
        if (separator.length() != 1) {
            throw new IllegalArgumentException(
                    "CSVLogger: separator must be one character, got \"" + separator + "\".");
        }
        this.separator = separator;
        return this;
    }

    /** True: adds to a file that is there; false: writes a new one in its place. Default: false. */
    public CSVLogger append(boolean append) {
        this.append = append;
        return this;
    }

    @Override
    public void onTrainBegin() {
        close();
        keys = null;
        try {
            header = !append || !Files.exists(filename) || Files.size(filename) == 0;
            boolean torn = !header && !endsWithLine();
            file = FileChannel.open(
                    filename,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            if (torn) write("\r\n"); // what a crash left of a row stays a row of its own
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private boolean endsWithLine() throws IOException {
        try (RandomAccessFile there = new RandomAccessFile(filename.toFile(), "r")) {
            there.seek(there.length() - 1);
            return there.read() == '\n';
        }
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        StringBuilder rows = new StringBuilder();
        List<String> columns = keys;
        if (columns == null) {
            columns = columns(logs);
            keys = columns;
            if (header) {
                rows.append("epoch");
                for (String key : columns) rows.append(separator).append(quoted(key));
                rows.append("\r\n");
            }
        }
        rows.append(epoch);
        for (String key : columns) {
            Double value = logs.get(key);
            rows.append(separator).append(value == null ? "NA" : quoted(PythonText.repr(value)));
        }
        try {
            write(rows.append("\r\n").toString());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static List<String> columns(Map<String, Double> logs) {
        List<String> columns = new ArrayList<>(new TreeSet<>(logs.keySet()));
        if (columns.stream().noneMatch(key -> key.startsWith("val_"))) {
            for (String key : List.copyOf(columns)) columns.add("val_" + key);
        }
        return columns;
    }

    private String quoted(String field) {
        boolean plain = !field.contains(separator) && field.chars().noneMatch(c -> c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private void write(String text) throws IOException {
        if (file == null) throw new IllegalStateException("CSVLogger: the training has not begun.");
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) file.write(bytes);
    }

    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        close();
    }

    private void close() {
        if (file == null) return;
        try {
            file.close();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            file = null;
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("CSVLogger can't write " + filename + ": " + e, e);
    }
}
