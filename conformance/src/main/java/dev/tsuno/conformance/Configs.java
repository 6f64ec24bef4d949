package dev.tsuno.conformance;

import dev.tsuno.config.Configurable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what {@code getConfig} gives with Keras's {@code get_config}. */
final class Configs {
    private Configs() {}

    /** Fails the check for a key that is missing, has another value, or is too many. */
    static void compare(Configurable thing, Map<String, @Nullable Object> expected, Set<String> more, Check check) {
        Map<String, ? extends @Nullable Object> actual = thing.getConfig();
        Set<String> keys = new TreeSet<>(actual.keySet());
        keys.addAll(expected.keySet());
        keys.removeAll(more);
        for (String key : keys) {
            if (key.equals("name") && expected.containsKey(key) && actual.containsKey(key)) continue; // may be counted
            if (!actual.containsKey(key) || !expected.containsKey(key) || !same(actual.get(key), expected.get(key))) {
                check.fail("config " + key + " is " + actual.get(key) + (actual.containsKey(key) ? "" : " (no key)")
                        + ", expected " + expected.get(key) + (expected.containsKey(key) ? "" : " (no key)"));
            }
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) return x.doubleValue() == y.doubleValue();
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) return false;
            for (int i = 0; i < x.size(); i++) if (!same(x.get(i), y.get(i))) return false;
            return true;
        }
        return Objects.equals(a, b);
    }
}
