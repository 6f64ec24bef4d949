package dev.tsuno.files;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the chosen columns stand in one file. */
final class CsvTable {
    /** The columns of one array. */
    record Group(List<CsvColumn> columns) {
        Group {
            columns = List.copyOf(columns);
            for (CsvColumn column : columns) {
                if (column.dtype() != columns.get(0).dtype())
                    throw new IllegalArgumentException("CSV: the columns of one array need one type, but "
                            + columns.get(0).label() + " is of type "
                            + columns.get(0).dtype() + " and " + column.label() + " of type " + column.dtype()
                            + ". Choose them with a call of x(…) each, or give them the same dtype(…).");
            }
        }

        DType dtype() {
            return columns.get(0).dtype();
        }

        NDArray empty() {
            return NDArray.zeros(Shape.of(columns.size()), dtype());
        }
    }

    private final Path file;
    private final List<String> names;
    private final int width;
    private final CsvOptions options;
    private final List<Group> x;
    private final List<Group> y;
    private final @Nullable CsvColumn weight;

    /** @param names the columns' names; empty if they have none */
    CsvTable(Path file, List<String> names, int width, CsvOptions options) {
        this.file = file;
        this.names = names;
        this.width = width;
        this.options = options;
        for (Object key : options.columns()) place(key);
        x = groups(options.x.isEmpty() ? List.of(rest()) : options.x);
        y = groups(options.y);
        weight = options.weight == null ? null : column(options.weight);
    }

    List<Group> x() {
        return x;
    }

    List<Group> y() {
        return y;
    }

    @Nullable
    CsvColumn weight() {
        return weight;
    }

    /** How many fields a row has. */
    int width() {
        return width;
    }

    /** The columns that nothing is said about, as an input: by their names, if they have some. */
    List<Object> rest() {
        Set<Integer> used = new HashSet<>();
        options.skipped.forEach(key -> used.add(place(key)));
        options.y.forEach(keys -> keys.forEach(key -> used.add(place(key))));
        if (options.weight != null) used.add(place(options.weight));
        List<Object> rest = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            if (!used.contains(i)) rest.add(names.isEmpty() ? (Object) i : names.get(i));
        }
        if (rest.isEmpty()) throw new IllegalArgumentException("CSV: no column of " + file + " is left for x.");
        return rest;
    }

    private List<Group> groups(List<List<Object>> keys) {
        return keys.stream()
                .map(group -> new Group(group.stream().map(this::column).toList()))
                .toList();
    }

    private CsvColumn column(Object key) {
        int place = place(key);
        String name = names.isEmpty() ? null : names.get(place);
        List<Object> keys = name == null ? List.of(place, place - width) : List.of(name, place, place - width);
        return new CsvColumn("column " + (name == null ? place : CsvText.quoted(name)), place, keys, options);
    }

    private int place(Object key) {
        if (key instanceof Integer index) {
            if (index < -width || index >= width)
                throw new IllegalArgumentException("CSV: there is no column " + index + " in " + file + ", which has "
                        + width + ". They count from 0.");
            return index < 0 ? index + width : index;
        }
        String name = (String) key;
        int place = names.indexOf(name);
        if (place < 0) {
            String known = names.isEmpty()
                    ? "which has no header. Choose columns by their index, or give names(…)."
                    : "which has " + CsvText.list(names) + ".";
            throw new IllegalArgumentException(
                    "CSV: there is no column " + CsvText.quoted(name) + " in " + file + ", " + known);
        }
        if (place != names.lastIndexOf(name))
            throw new IllegalArgumentException("CSV: column " + CsvText.quoted(name) + " stands twice in the header of "
                    + file + ". Choose it by its index.");
        return place;
    }
}
