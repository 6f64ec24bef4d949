package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import java.util.HashMap;
import java.util.Map;

/**
 * A sum of products over named axes, as NumPy's einsum of two arrays: {@code "abc,cd->abd"}. Each axis is a letter; what the result lacks
 * is summed over. An ellipsis stands for all axes that have no letter.
 *
 * <p>It is one batched product of matrices: axes in both inputs and the result are its batch, those in both inputs only are summed over,
 * and those of one input are rows or columns.
 */
final class Einsum {
    private final String equation;
    private final String result;
    private final Map<Character, Integer> sizes = new HashMap<>();

    private Einsum(String equation, String result) {
        this.equation = equation;
        this.result = result;
    }

    static Tensor of(String equation, Tensor a, Tensor b) {
        String spaceless = equation.replace(" ", "").replace("...", ".");
        String[] sides = spaceless.split("->", -1);
        String[] inputs = sides[0].split(",", -1);
        if (sides.length != 2 || inputs.length != 2) {
            throw new IllegalArgumentException(
                    "einsum: expected an equation of two inputs like \"ab,bc->ac\", got \"" + equation + '"');
        }
        int open = Math.max(elided(inputs[0], a.shape()), elided(inputs[1], b.shape()));
        String left = letters(inputs[0], elided(inputs[0], a.shape()), open);
        String right = letters(inputs[1], elided(inputs[1], b.shape()), open);
        return new Einsum(equation, letters(sides[1], open, open)).product(left, a, right, b);
    }

    private static int elided(String labels, Shape shape) {
        return labels.contains(".") ? Math.max(shape.rank() - labels.length() + 1, 0) : 0;
    }

    /** The ellipsis written out as the last {@code n} of {@code open} digits. */
    private static String letters(String labels, int n, int open) {
        StringBuilder digits = new StringBuilder();
        for (int i = open - n; i < open; i++) digits.append((char) ('0' + i));
        return labels.replace(".", digits);
    }

    private Tensor product(String left, Tensor a, String right, Tensor b) {
        measure(left, a.shape());
        measure(right, b.shape());
        for (int i = 0; i < result.length(); i++) {
            char c = result.charAt(i);
            if (!sizes.containsKey(c)) throw wrong("axis " + c + " of the result is in no input");
        }
        String rows = only(result, left, right);
        String columns = only(result, right, left);
        if (!rows.isEmpty() && !columns.isEmpty() && rows.indexOf(result.charAt(result.length() - 1)) >= 0) {
            return product(right, b, left, a); // the columns are then the result's last axis: it need not be transposed
        }
        String common = only(left, right, "");
        String batch = only(result, common, "");
        String summed = only(common, left, result);
        Tensor x = arranged(a, left, batch + rows + summed, batch, rows, summed);
        boolean transposed = !right.isEmpty() && summed.indexOf(right.charAt(right.length() - 1)) >= 0;
        Tensor y = transposed
                ? Ops.matmulTransposed(x, arranged(b, right, batch + columns + summed, batch, columns, summed))
                : Ops.matmul(x, arranged(b, right, batch + summed + columns, batch, summed, columns));
        String order = batch + rows + columns;
        return transposed(Ops.reshape(y, shape(order)), order, result);
    }

    private void measure(String labels, Shape shape) {
        if (labels.length() != shape.rank()) throw wrong("\"" + labels + "\" doesn't name the axes of " + shape);
        for (int i = 0; i < labels.length(); i++) {
            if (labels.indexOf(labels.charAt(i)) != i) throw wrong("\"" + labels + "\" names an axis twice");
            Integer before = sizes.put(labels.charAt(i), shape.dim(i));
            if (before != null && before != shape.dim(i)) {
                throw wrong("axis " + labels.charAt(i) + " has size " + before + " and " + shape.dim(i));
            }
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("einsum \"" + equation + "\": " + what);
    }

    /** The letters that are in the second word too and not in the third. */
    private static String only(String letters, String in, String notIn) {
        StringBuilder kept = new StringBuilder();
        for (char c : letters.toCharArray()) if (in.indexOf(c) >= 0 && notIn.indexOf(c) < 0) kept.append(c);
        return kept.toString();
    }

    private Shape shape(String labels) {
        return Shape.of(labels.chars().map(c -> sizes.get((char) c)).toArray());
    }

    /** x as a batch of matrices, or as one if there is no batch; axes that no one else has are summed away. */
    private Tensor arranged(Tensor x, String labels, String order, String batch, String rows, String columns) {
        String kept = only(labels, order, "");
        int[] gone = new int[labels.length() - kept.length()];
        for (int i = 0, j = 0; i < labels.length(); i++) if (order.indexOf(labels.charAt(i)) < 0) gone[j++] = i;
        Tensor y = transposed(gone.length == 0 ? x : Ops.sum(x, gone), kept, order);
        int height = Ops.size(shape(rows).dims());
        int width = Ops.size(shape(columns).dims());
        return Ops.reshape(
                y,
                batch.isEmpty()
                        ? Shape.of(height, width)
                        : Shape.of(Ops.size(shape(batch).dims()), height, width));
    }

    private static Tensor transposed(Tensor x, String labels, String order) {
        return labels.equals(order)
                ? x
                : Ops.transpose(x, order.chars().map(labels::indexOf).toArray());
    }
}
