package dev.tsuno.array;

import java.util.function.IntFunction;

/**
 * Arrays as NumPy 2 prints them with its default options: lines of 75 columns, and of arrays with more than 1000
 * elements only the first and last three of each axis.
 *
 * <p>{@link FloatFormat} writes one number; here is how they stand together.
 */
final class ArrayPrinter {
    private static final int LINE_WIDTH = 75;
    private static final int THRESHOLD = 1000;
    private static final int EDGE_ITEMS = 3;
    private static final String REPR_PREFIX = "array(";

    private final Shape shape;
    private final int[] strides;
    private final boolean summarised;
    private final String separator;
    private final IntFunction<String> element;

    private ArrayPrinter(NDArray a, String separator) {
        this.shape = a.shape();
        this.strides = Strides.of(shape);
        this.summarised = a.size() > THRESHOLD;
        this.separator = separator;
        this.element = element(a, summarised ? edges(a) : a);
    }

    static String str(NDArray a) {
        if (a.ndim() == 0) {
            return a.dtype().isFloating()
                    ? FloatFormat.scalar(a.item(), a.dtype())
                    : new ArrayPrinter(a, " ").print(LINE_WIDTH, "");
        }
        return a.size() == 0 ? "[]" : new ArrayPrinter(a, " ").print(LINE_WIDTH, "");
    }

    static String repr(NDArray a) {
        String numbers = a.size() == 0 ? "[]" : new ArrayPrinter(a, ", ").print(LINE_WIDTH - 1, REPR_PREFIX);
        String more = "";
        if ((a.size() == 0 && !a.shape().equals(Shape.of(0))) || a.size() > THRESHOLD) {
            more += "shape=" + a.shape();
        }
        // What a list of Python numbers would become needs no name.
        boolean implied = a.dtype() == DType.FLOAT64 || a.dtype() == DType.INT64 || a.dtype() == DType.BOOL;
        if (!implied || a.size() == 0) {
            more += (more.isEmpty() ? "" : ", ") + "dtype=" + a.dtype();
        }
        String text = REPR_PREFIX + numbers;
        if (more.isEmpty()) {
            return text + ")";
        }
        text += ",";
        int lastLine = text.length() - (text.lastIndexOf('\n') + 1);
        boolean fits = lastLine + more.length() + 1 + 1 <= LINE_WIDTH;
        return text + (fits ? " " : "\n" + " ".repeat(REPR_PREFIX.length())) + more + ")";
    }

    /** What is left to see of a summarised array: it alone decides on notation and width. */
    private static NDArray edges(NDArray a) {
        NDArray seen = a;
        for (int axis = 0; axis < a.ndim(); axis++) {
            int n = a.shape().dim(axis);
            if (n > 2 * EDGE_ITEMS) {
                seen = NDArray.concatenate(axis, seen.slice(axis, 0, EDGE_ITEMS), seen.slice(axis, n - EDGE_ITEMS, n));
            }
        }
        return seen;
    }

    private static IntFunction<String> element(NDArray a, NDArray seen) {
        Store store = a.storage();
        if (a.dtype().isFloating()) {
            FloatFormat format = new FloatFormat(seen.storage());
            return at -> format.format(store.getDouble(at));
        }
        if (a.dtype() == DType.BOOL) {
            String yes = a.ndim() == 0 ? "True" : " True";
            return at -> store.getLong(at) != 0 ? yes : "False";
        }
        int width = 0;
        for (int i = 0; i < seen.size(); i++) {
            width = Math.max(width, String.valueOf(seen.storage().getLong(i)).length());
        }
        int wide = width;
        return at -> {
            String digits = String.valueOf(store.getLong(at));
            return " ".repeat(wide - digits.length()) + digits;
        };
    }

    private String print(int width, String prefix) {
        return block(0, 0, " ".repeat(prefix.length() + 1), width);
    }

    /**
     * The part of the array that starts at {@code offset}, from {@code axis} on; lines after the first begin with
     * {@code indent}.
     */
    private String block(int axis, int offset, String indent, int width) {
        int left = shape.rank() - axis;
        if (left == 0) {
            return element.apply(offset);
        }
        return "[" + (left == 1 ? row(offset, indent, width) : blocks(axis, offset, indent, width)) + "]";
    }

    private String blocks(int axis, int offset, String indent, int width) {
        int n = shape.dim(axis);
        String lineEnd = separator.stripTrailing() + "\n".repeat(shape.rank() - axis - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                text.append(lineEnd).append(indent);
            }
            if (summarised && n > 2 * EDGE_ITEMS && i == EDGE_ITEMS) {
                text.append("...").append(lineEnd).append(indent);
                i = n - EDGE_ITEMS;
            }
            text.append(block(axis + 1, offset + i * strides[axis], indent + " ", width - 1));
        }
        return text.toString();
    }

    private String row(int offset, String indent, int width) {
        int n = shape.last();
        // Room for the separator without its blank, or for the bracket that closes the row.
        int room = width - Math.max(separator.stripTrailing().length(), 1);
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < n; i++) {
            if (summarised && n > 2 * EDGE_ITEMS && i == EDGE_ITEMS) {
                put("...", text, line, room, indent);
                line.append(separator);
                i = n - EDGE_ITEMS;
            }
            put(element.apply(offset + i), text, line, room, indent);
            if (i < n - 1) {
                line.append(separator);
            }
        }
        return text.append(line).substring(indent.length());
    }

    /** Adds a word to the line, or to a new one where the line is full; a line takes one word at least. */
    private static void put(String word, StringBuilder text, StringBuilder line, int room, String indent) {
        if (line.length() + word.length() > room && line.length() > indent.length()) {
            text.append(line.toString().stripTrailing()).append('\n');
            line.setLength(0);
            line.append(indent);
        }
        line.append(word);
    }
}
