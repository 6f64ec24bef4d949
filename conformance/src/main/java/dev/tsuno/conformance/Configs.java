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

    /** The values of a tensor in a config are float32; Tsuno has them as they were given. */
    private static boolean sameTensor(@Nullable Object a, Map<?, ?> tensor) {
        Object values = tensor.get("config") instanceof Map<?, ?> config ? config.get("value") : null;
        List<?> given = Json.list(a);
        List<?> expected = Json.list(values);
        boolean same = given.size() == expected.size();
        for (int i = 0; same && i < given.size(); i++) {
            same = given.get(i) instanceof Number x
                    && expected.get(i) instanceof Number y
                    && x.floatValue() == y.floatValue();
        }
        return same;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) return x.doubleValue() == y.doubleValue();
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) return false;
            for (int i = 0; i < x.size(); i++) if (!same(x.get(i), y.get(i))) return false;
            return true;
        }
        if (b instanceof Map<?, ?> map && "__tensor__".equals(map.get("class_name"))) return sameTensor(a, map);
        return Objects.equals(a, b);
    }
}
