package dev.tsuno.array;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What one element of an array is: NumPy's name for it, its size in a file, its Java type. */
public enum DType {
    FLOAT32("float32", Float.BYTES),
    FLOAT64("float64", Double.BYTES),
    INT32("int32", Integer.BYTES),
    INT64("int64", Long.BYTES),
    BOOL("bool", 1);

    private final String label;
    private final int bytes;

    DType(String label, int bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** The name NumPy and Keras use, {@code "float32"}. */
    public String label() {
        return label;
    }

    /** Bytes of one element in a file or buffer; in memory a BOOL takes one byte too. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The dtype that {@code label} names, as in {@code "float32"}. */
    public static DType of(String label) {
        for (DType dtype : values()) {
            if (dtype.label.equals(label)) {
                return dtype;
            }
        }
        String known = Arrays.stream(values()).map(DType::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("Unknown dtype \"" + label + "\". Known are: " + known + ".");
    }

    /** The label, as NumPy prints a dtype. */
    @Override
    public String toString() {
        return label;
    }
}
