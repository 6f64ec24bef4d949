package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of weights, one after the other as little-endian float32: equal trainings have equal hashes. */
final class WeightsHash {
    private WeightsHash() {}

    static String of(List<NDArray> weights) {
        MessageDigest digest = sha256();
        for (NDArray weight : weights) {
            float[] values = weight.toFloatArray();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256.", e);
        }
    }
}
