package dev.tsuno.array;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** The golden cases made by {@code src/test/python/numpy_golden.py}. */
final class Resources {
    private Resources() {}

    static InputStream open(String name) {
        return Objects.requireNonNull(Resources.class.getResourceAsStream(name), name);
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    static Map<String, NDArray> npz(String name) throws IOException {
        try (InputStream in = open(name)) {
            return Npz.read(in, name);
        }
    }
}
