package dev.tsuno.utils;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What data.py wrote. */
final class DataGolden {
    private static final Map<String, NDArray> GOLDEN = golden();

    private DataGolden() {}

    private static Map<String, NDArray> golden() {
        try (InputStream in = Objects.requireNonNull(DataGolden.class.getResourceAsStream("data.npz"))) {
            return Npz.read(in, "data.npz");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean has(String name) {
        return GOLDEN.containsKey(name);
    }

    static NDArray array(String name) {
        return Objects.requireNonNull(GOLDEN.get(name), name);
    }

    static long[] longs(String name) {
        return array(name).toLongArray();
    }

    static double[] doubles(String name) {
        return array(name).toDoubleArray();
    }

    /** The names that begin so, what is behind that beginning, in order. */
    static List<String> names(String prefix) {
        return GOLDEN.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** The cases of a group. */
    static List<String> cases(String group) {
        return names(group + "/").stream()
                .map(name -> group + "/" + name.substring(0, name.indexOf('/')) + "/")
                .distinct()
                .toList();
    }
}
