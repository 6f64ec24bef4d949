package dev.tsuno.layers;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.List;

/** Rows of strings, of the same length or not, looked up. */
final class StringRows {
    private StringRows() {}

    static NDArray encode(StringLookup lookup, List<? extends List<String>> rows) {
        if (rows.isEmpty()) throw new IllegalArgumentException(lookup + ": there are no rows of strings.");
        int length = rows.get(0).size();
        boolean even = true;
        for (List<String> row : rows) even &= row.size() == length;
        String mode = lookup.outputMode.get();
        if (even) {
            List<String> all = new ArrayList<>();
            for (List<String> row : rows) all.addAll(row);
            return lookup.encode(all, Shape.of(rows.size(), length));
        }
        if (mode.equals("int") || mode.equals("one_hot")) {
            throw new IllegalArgumentException(lookup + ": the rows have different lengths, which the output_mode \""
                    + mode + "\" gives no array for. Make them equally long, or count them with \"multi_hot\".");
        }
        NDArray[] samples = rows.stream()
                .map(row -> lookup.encode(row, Shape.of(row.size())))
                .toArray(NDArray[]::new);
        return NDArray.stack(0, samples);
    }
}
