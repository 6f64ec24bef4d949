package dev.tsuno.callbacks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a message of protocol buffers, field by field. A zero, which protobuf leaves out, is left out here too where it says so. */
final class Proto {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;

    private byte[] bytes = new byte[64];
    private int size;

    /** An integer; none if it is 0. */
    Proto integer(int field, long value) {
        if (value == 0) return this;
        key(field, VARINT);
        return varint(value);
    }

    Proto float64(int field, double value) {
        key(field, FIXED64);
        return raw(littleEndian(8).putDouble(value).array());
    }

    Proto text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto message) {
        return bytes(field, message.toBytes());
    }

    Proto bytes(int field, byte[] value) {
        key(field, LENGTH);
        varint(value.length);
        return raw(value);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void key(int field, int type) {
        varint((long) field << 3 | type);
    }

    private Proto varint(long value) {
        long left = value;
        byte[] groups = new byte[10];
        int n = 0;
        while ((left & ~0x7fL) != 0) {
            groups[n++] = (byte) (left & 0x7f | 0x80);
            left >>>= 7;
        }
        groups[n++] = (byte) left;
        return raw(Arrays.copyOf(groups, n));
    }

    private Proto raw(byte[] more) {
        if (size + more.length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * size, size + more.length));
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }
}
