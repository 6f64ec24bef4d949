package dev.tsuno.layers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * FarmHash's Fingerprint64 of bytes: the hash behind {@code tf.strings.to_hash_bucket_fast} and {@code tf.sparse.cross_hashed}, the same on
 * every machine and in every version.
 *
 * <p>The constants, rotations and the split by length (0–16, 17–32, 33–64, more) are the published algorithm's and mean nothing by themselves.
 */
final class FarmHash64 {
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private FarmHash64() {}

    static long of(byte[] s) {
        int n = s.length;
        if (n <= 16) return upTo16(s, n);
        if (n <= 32) return upTo32(s, n);
        if (n <= 64) return upTo64(s, n);
        return longer(s, n);
    }

    /** Two fingerprints as one, in this order. */
    static long concatenated(long a, long b) {
        long mul = 0xc6a4a7935bd1e995L;
        long result = (a ^ mul) ^ (mix(b * mul) * mul);
        return mix(mix(result * mul) * mul);
    }

    private static long upTo16(byte[] s, int n) {
        long mul = K2 + n * 2L;
        if (n >= 8) {
            long a = word(s, 0) + K2;
            long b = word(s, n - 8);
            long c = right(b, 37) * mul + a;
            long d = (right(a, 25) + b) * mul;
            return two(c, d, mul);
        }
        if (n >= 4) return two(n + (half(s, 0) << 3), half(s, n - 4), mul);
        if (n == 0) return K2;
        long y = (s[0] & 0xff) + ((s[n >> 1] & 0xffL) << 8);
        long z = n + ((s[n - 1] & 0xffL) << 2);
        return mix(y * K2 ^ z * K0) * K2;
    }

    private static long upTo32(byte[] s, int n) {
        long mul = K2 + n * 2L;
        long a = word(s, 0) * K1;
        long b = word(s, 8);
        long c = word(s, n - 8) * mul;
        long d = word(s, n - 16) * K2;
        return two(right(a + b, 43) + right(c, 30) + d, a + right(b + K2, 18) + c, mul);
    }

    private static long upTo64(byte[] s, int n) {
        long mul = K2 + n * 2L;
        long a = word(s, 0) * K2;
        long b = word(s, 8);
        long c = word(s, n - 8) * mul;
        long d = word(s, n - 16) * K2;
        long y = right(a + b, 43) + right(c, 30) + d;
        long z = two(y, a + right(b + K2, 18) + c, mul);
        long e = word(s, 16) * mul;
        long f = word(s, 24);
        long g = (y + word(s, n - 32)) * mul;
        long h = (z + word(s, n - 24)) * mul;
        return two(right(e + f, 43) + right(g, 30) + h, e + right(f + a, 18) + g, mul);
    }

    private static long longer(byte[] s, int n) {
        long seed = 81;
        long x = seed * K2 + word(s, 0);
        long y = seed * K1 + 113;
        long z = mix(y * K2 + 113) * K2;
        long[] v = {0, 0};
        long[] w = {0, 0};
        int end = (n - 1) / 64 * 64;
        for (int at = 0; at < end; at += 64) {
            x = right(x + y + v[0] + word(s, at + 8), 37) * K1;
            y = right(y + v[1] + word(s, at + 48), 42) * K1;
            x ^= w[1];
            y += v[0] + word(s, at + 40);
            z = right(z + w[0], 33) * K1;
            v = four(s, at, v[1] * K1, x + w[0]);
            w = four(s, at + 32, z + w[1], y + word(s, at + 16));
            long swapped = z;
            z = x;
            x = swapped;
        }
        long mul = K1 + ((z & 0xff) << 1);
        int at = n - 64; // the last 64 bytes
        w[0] += (n - 1) & 63;
        v[0] += w[0];
        w[0] += v[0];
        x = right(x + y + v[0] + word(s, at + 8), 37) * mul;
        y = right(y + v[1] + word(s, at + 48), 42) * mul;
        x ^= w[1] * 9;
        y += v[0] * 9 + word(s, at + 40);
        z = right(z + w[0], 33) * mul;
        v = four(s, at, v[1] * mul, x + w[0]);
        w = four(s, at + 32, z + w[1], y + word(s, at + 16));
        return two(two(v[0], w[0], mul) + mix(y) * K0 + x, two(v[1], w[1], mul) + z, mul);
    }

    /** 32 bytes and two numbers as two numbers. */
    private static long[] four(byte[] s, int at, long a, long b) {
        long first = a + word(s, at);
        long second = right(b + first + word(s, at + 24), 21);
        long sum = first + word(s, at + 8) + word(s, at + 16);
        return new long[] {sum + word(s, at + 24), second + right(sum, 44) + first};
    }

    private static long two(long u, long v, long mul) {
        long a = mix((u ^ v) * mul);
        return mix((v ^ a) * mul) * mul;
    }

    private static long mix(long x) {
        return x ^ (x >>> 47);
    }

    private static long right(long x, int by) {
        return Long.rotateRight(x, by);
    }

    private static long word(byte[] s, int at) {
        return (long) LONGS.get(s, at);
    }

    private static long half(byte[] s, int at) {
        return (int) INTS.get(s, at) & 0xffffffffL;
    }
}
