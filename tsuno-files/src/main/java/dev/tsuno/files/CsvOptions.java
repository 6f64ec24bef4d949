package dev.tsuno.files;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns {@link Csv} takes from a file, and what the file looks like. A column is chosen by its name in the header or by its
 * index, which counts from 0, and from the end if it is negative.
 */
public final class CsvOptions {
    /** What pandas takes for a missing value. */
    private static final List<String> MISSING = List.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    // A column is a String, its name, or an Integer, its index.
    final List<List<Object>> x = new ArrayList<>();
    final List<List<Object>> y = new ArrayList<>();
    final Set<Object> skipped = new HashSet<>();

    @Nullable
    Object weight;

    List<String> names = List.of();
    boolean header = true;
    char separator = ',';
    char quote = '"';
    char decimal = '.';
    Charset charset = StandardCharsets.UTF_8;
    int skippedLines;

    private DType dtype = Floatx.get();
    private OptionalDouble fill = OptionalDouble.empty();
    final Set<String> missing = new HashSet<>(MISSING);
    final Map<Object, DType> dtypes = new HashMap<>();
    final Map<Object, Double> fills = new HashMap<>();
    final Map<Object, Map<String, Integer>> words = new HashMap<>();

    CsvOptions() {}

    // ---- columns ----

    /** The columns of an input, in this order; called again: those of the model's next input. Default: all that are used for nothing else. */
    public CsvOptions x(String... columns) {
        return add(x, "x", (Object[]) columns);
    }

    public CsvOptions x(int... columns) {
        return add(x, "x", boxed(columns));
    }

    /** The columns of an output's targets, in this order; called again: those of the next output. Default: none. */
    public CsvOptions y(String... columns) {
        return add(y, "y", (Object[]) columns);
    }

    public CsvOptions y(int... columns) {
        return add(y, "y", boxed(columns));
    }

    /** The column of the samples' weights. Default: none. */
    public CsvOptions sampleWeight(String column) {
        weight = column;
        return this;
    }

    public CsvOptions sampleWeight(int column) {
        weight = column;
        return this;
    }

    /** Columns that are not used, where x is not chosen. */
    public CsvOptions skip(String... columns) {
        skipped.addAll(List.of(columns));
        return this;
    }

    public CsvOptions skip(int... columns) {
        skipped.addAll(Arrays.asList(boxed(columns)));
        return this;
    }

    private CsvOptions add(List<List<Object>> to, String what, Object... columns) {
        if (columns.length == 0) throw new IllegalArgumentException("CSV: " + what + " names no column.");
        to.add(List.of(columns));
        return this;
    }

    private static Object[] boxed(int[] columns) {
        return Arrays.stream(columns).boxed().toArray();
    }

    // ---- what stands in the columns ----

    /** The type of the numbers. Default: that of {@code setFloatx}, float32. */
    public CsvOptions dtype(DType dtype) {
        this.dtype = dtype;
        return this;
    }

    /** The type of some columns; those of one array need the same. For an integer type, a number with a fraction is refused. */
    public CsvOptions dtype(DType dtype, String... columns) {
        for (String column : columns) dtypes.put(column, dtype);
        return this;
    }

    public CsvOptions dtype(DType dtype, int... columns) {
        for (int column : columns) dtypes.put(column, dtype);
        return this;
    }

    /** A column of words: each stands for its place in this list, 0 for the first. Other words are refused. */
    public CsvOptions words(String column, String... words) {
        return words((Object) column, words);
    }

    public CsvOptions words(int column, String... words) {
        return words((Object) column, words);
    }

    private CsvOptions words(Object column, String... words) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String word : words) {
            if (places.put(word, places.size()) != null)
                throw new IllegalArgumentException("CSV: \"" + word + "\" stands twice among the words of a column.");
        }
        this.words.put(column, places);
        return this;
    }

    /** What stands in the place of missing values. Default: they are refused. */
    public CsvOptions fill(double value) {
        fill = OptionalDouble.of(value);
        return this;
    }

    /** The same for a column. */
    public CsvOptions fill(String column, double value) {
        fills.put(column, value);
        return this;
    }

    public CsvOptions fill(int column, double value) {
        fills.put(column, value);
        return this;
    }

    /**
     * Texts that say that a value is missing, beside an empty field and those that pandas knows: NA, N/A, NaN, nan, null, None and their
     * like.
     */
    public CsvOptions missing(String... texts) {
        missing.addAll(List.of(texts));
        return this;
    }

    // ---- what the file looks like ----

    /** Whether the first line has the columns' names. Default: true. */
    public CsvOptions header(boolean header) {
        this.header = header;
        return this;
    }

    /** The columns' names, all of them, for a file that has no header; with {@code header(true)} behind it, in its header's place. */
    public CsvOptions names(String... names) {
        this.names = List.of(names);
        header = false;
        return this;
    }

    /** What stands between fields. Default: a comma. */
    public CsvOptions separator(char separator) {
        this.separator = separator;
        return this;
    }

    /** What stands around a field that holds separators or line ends. Default: {@code "}. */
    public CsvOptions quote(char quote) {
        this.quote = quote;
        return this;
    }

    /** What stands before a number's fraction. Default: a point. */
    public CsvOptions decimal(char decimal) {
        this.decimal = decimal;
        return this;
    }

    /** Default: UTF-8. Bytes that are none of its characters are refused. A byte order mark is passed over. */
    public CsvOptions charset(Charset charset) {
        this.charset = charset;
        return this;
    }

    /** Lines passed over at the beginning, before the header. Default: 0. */
    public CsvOptions skipLines(int lines) {
        if (lines < 0) throw new IllegalArgumentException("CSV: skipLines must be at least 0, got " + lines + ".");
        skippedLines = lines;
        return this;
    }

    // ---- what was said about a column, by its name or its index ----

    DType dtype(List<Object> keys) {
        DType of = said(dtypes, keys);
        return of == null ? dtype : of;
    }

    @Nullable
    Double fill(List<Object> keys) {
        Double of = said(fills, keys);
        return of == null && fill.isPresent() ? (Double) fill.getAsDouble() : of;
    }

    @Nullable
    Map<String, Integer> words(List<Object> keys) {
        return said(words, keys);
    }

    private static <V> @Nullable V said(Map<Object, V> all, List<Object> keys) {
        for (Object key : keys) if (all.containsKey(key)) return all.get(key);
        return null;
    }

    /** Every column that is spoken of. */
    Set<Object> columns() {
        Set<Object> all = new HashSet<>(skipped);
        x.forEach(all::addAll);
        y.forEach(all::addAll);
        if (weight != null) all.add(weight);
        all.addAll(dtypes.keySet());
        all.addAll(fills.keySet());
        all.addAll(words.keySet());
        return all;
    }
}
