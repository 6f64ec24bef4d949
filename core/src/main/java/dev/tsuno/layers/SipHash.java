package dev.tsuno.layers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SipHash-2-4 of bytes under a key of two numbers: the hash behind {@code tf.strings.to_hash_bucket_strong}. */
final class SipHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash(long key0, long key1) {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
    }

    static long of(byte[] s, long key0, long key1) {
        SipHash hash = new SipHash(key0, key1);
        int whole = s.length / 8 * 8;
        for (int at = 0; at < whole; at += 8) hash.take((long) LONGS.get(s, at));
        long last = (long) s.length << 56;
        for (int at = whole; at < s.length; at++) last |= (s[at] & 0xffL) << (8 * (at - whole));
        hash.take(last);
        hash.v2 ^= 0xff;
        for (int i = 0; i < 4; i++) hash.round();
        return hash.v0 ^ hash.v1 ^ hash.v2 ^ hash.v3;
    }

    private void take(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
