package dev.tsuno.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A number's form in a {@code .npy} file, and the dtype that holds every value of it: float16 is read as float32, the
 * small integers as int32, uint32 as int64.
 */
enum NpyType {
    F2(DType.FLOAT32),
    F4(DType.FLOAT32),
    F8(DType.FLOAT64),
    I1(DType.INT32),
    I2(DType.INT32),
    I4(DType.INT32),
    I8(DType.INT64),
    U1(DType.INT32),
    U2(DType.INT32),
    U4(DType.INT64),
    B1(DType.BOOL);

    private final DType dtype;
    private final int bytes = name().charAt(1) - '0';

    NpyType(DType dtype) {
        this.dtype = dtype;
    }

    /** The type that a header's {@code descr} names, {@code "<f4"}; its first character is the byte order. */
    static NpyType of(String descr) throws IOException {
        if (descr.length() >= 2 && "<>|=".indexOf(descr.charAt(0)) >= 0) {
            for (NpyType type : values()) {
                if (type.code().equals(descr.substring(1))) {
                    return type;
                }
            }
            if (descr.charAt(1) == 'O') {
                throw new IOException("it holds Python objects (dtype " + descr
                        + "), which would have to be unpickled, that is run. Save arrays of numbers instead.");
            }
        }
        throw new IOException("its dtype \"" + descr
                + "\" is not known here. Expected bool, float16 to float64, int8 to int64 or uint8 to"
                + " uint32. Convert the array first: a.astype(\"float64\").");
    }

    static NpyType of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> F4;
            case FLOAT64 -> F8;
            case INT32 -> I4;
            case INT64 -> I8;
            case BOOL -> B1;
        };
    }

    private String code() {
        return (char) (name().charAt(0) + 'a' - 'A') + name().substring(1);
    }

    /** The {@code descr} with which arrays are written. */
    String descr() {
        return (bytes == 1 ? "|" : "<") + code();
    }

    static ByteOrder order(String descr) {
        return descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    DType dtype() {
        return dtype;
    }

    int bytes() {
        return bytes;
    }

    /** Reads {@code n} numbers into {@code to[at]} and on. */
    void read(ByteBuffer from, Store to, int at, int n) {
        for (int i = at; i < at + n; i++) {
            switch (this) {
                case F2 -> to.setDouble(i, half(from.getShort()));
                case F4 -> ((FloatStore) to).array()[i] = from.getFloat();
                case F8 -> ((DoubleStore) to).array()[i] = from.getDouble();
                case I1 -> to.setLong(i, from.get());
                case I2 -> to.setLong(i, from.getShort());
                case I4 -> to.setLong(i, from.getInt());
                case I8 -> to.setLong(i, from.getLong());
                case U1, B1 -> to.setLong(i, Byte.toUnsignedInt(from.get()));
                case U2 -> to.setLong(i, Short.toUnsignedInt(from.getShort()));
                case U4 -> to.setLong(i, Integer.toUnsignedLong(from.getInt()));
            }
        }
    }

    /** Writes {@code n} numbers from {@code from[at]} on; for the types that arrays are written with. */
    void write(Store from, int at, int n, ByteBuffer to) {
        for (int i = at; i < at + n; i++) {
            switch (this) {
                case F4 -> to.putFloat(((FloatStore) from).array()[i]);
                case F8 -> to.putDouble(((DoubleStore) from).array()[i]);
                case I4 -> to.putInt((int) from.getLong(i));
                case I8 -> to.putLong(from.getLong(i));
                case B1 -> to.put((byte) from.getLong(i));
                default -> throw new IllegalStateException(this + " is only read.");
            }
        }
    }

    /** The number that IEEE 754's 16 bits hold: 1 of sign, 5 of exponent, 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size = exponent == 0
                ? Math.scalb((float) fraction, -24)
                : exponent == 0x1f
                        ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : Math.scalb((float) (fraction | 0x400), exponent - 25);
        return bits < 0 ? -size : size;
    }
}
