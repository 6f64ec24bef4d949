package dev.tsuno.files;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column of a file, and how its text becomes a number. */
final class CsvColumn {
    /** From here on not every whole number is a float64. */
    private static final double EXACT = 1L << 53;

    private final String label;
    private final int place;
    private final DType dtype;
    private final @Nullable Double fill;
    private final @Nullable Map<String, Integer> words;
    private final Set<String> missing;
    private final char decimal;

    /** @param keys what it may be called in the options */
    CsvColumn(String label, int place, List<Object> keys, CsvOptions options) {
        this.label = label;
        this.place = place;
        dtype = options.dtype(keys);
        fill = options.fill(keys);
        words = options.words(keys);
        missing = options.missing;
        decimal = options.decimal;
        if (fill != null && !dtype.isFloating() && fill != fill.longValue())
            throw new IllegalArgumentException(
                    "CSV: " + label + " is of type " + dtype + ", which can't be filled with " + fill + ".");
    }

    /** {@code column "load"}. */
    String label() {
        return label;
    }

    int place() {
        return place;
    }

    DType dtype() {
        return dtype;
    }

    /**
     * Sets the element i to what the text says.
     *
     * @throws IllegalArgumentException with what stands there and what was expected
     */
    void read(String text, NDArray to, int i) {
        String t = text.strip();
        Integer word = words == null ? null : words.get(t);
        if (word != null) to.setLong(word, i);
        else if (missing.contains(t)) to.set(filled(t), i);
        else if (words != null)
            throw new IllegalArgumentException(
                    CsvText.quoted(t) + " is none of its words: " + CsvText.list(List.copyOf(words.keySet())) + ".");
        else if (dtype.isFloating()) to.set(real(t), i);
        else to.setLong(whole(t), i);
    }

    private double filled(String text) {
        if (fill != null) return fill;
        throw new IllegalArgumentException("the value is missing" + (text.isEmpty() ? "" : ": " + CsvText.quoted(text))
                + ". Give the reader a value for it, fill(0), or skip the column.");
    }

    private double real(String text) {
        double value = number(text);
        if (Double.isInfinite(dtype == DType.FLOAT32 ? (float) value : value))
            throw new IllegalArgumentException(CsvText.quoted(text) + " is beyond the range of " + dtype + ".");
        return value;
    }

    private long whole(String text) {
        if (dtype == DType.BOOL && text.equalsIgnoreCase("true")) return 1;
        if (dtype == DType.BOOL && text.equalsIgnoreCase("false")) return 0;
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            double real = number(text); // 3.0, 1e3
            value = (long) real;
            if (value != real || Math.abs(real) >= EXACT) throw notOf(text);
        }
        boolean fits = dtype == DType.BOOL ? value == 0 || value == 1 : dtype == DType.INT64 || value == (int) value;
        if (!fits) throw notOf(text);
        return value;
    }

    private IllegalArgumentException notOf(String text) {
        return new IllegalArgumentException(CsvText.quoted(text) + " is no number of type " + dtype + ".");
    }

    private double number(String text) {
        if (!isNumber(text, decimal))
            throw new IllegalArgumentException(
                    CsvText.quoted(text) + " is no number. Expected one such as -12" + decimal + "5 or 3e-4.");
        return Double.parseDouble(text.replace(decimal, '.'));
    }

    /** Digits with at most one decimal point, an exponent perhaps. Java itself takes {@code 1d}, {@code 0x1p3} and {@code Infinity} too. */
    static boolean isNumber(String text, char decimal) {
        int at = sign(text, 0);
        int begin = at;
        boolean point = false;
        boolean digits = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == decimal && !point) point = true;
            else if (isDigit(c)) digits = true;
            else break;
        }
        if (!digits || at == begin) return false;
        if (at == text.length()) return true;
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') return false;
        int exponent = sign(text, at + 1);
        for (at = exponent; at < text.length() && isDigit(text.charAt(at)); ) at++;
        return at > exponent && at == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
