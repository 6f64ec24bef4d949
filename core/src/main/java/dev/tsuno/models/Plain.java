package dev.tsuno.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values of a config as what they should be. */
final class Plain {
    /** Deeper configs are refused: each level is a call in a call. */
    private static final int DEEPEST = 300;

    private Plain() {}

    static Map<String, @Nullable Object> map(@Nullable Object value, String where) {
        if (!(value instanceof Map<?, ?> map))
            throw new IllegalArgumentException(where + ": expected an object, got " + value + ".");
        Map<String, @Nullable Object> strings = new LinkedHashMap<>();
        map.forEach((key, each) -> strings.put(String.valueOf(key), each));
        return strings;
    }

    static int integer(@Nullable Object value, String where) {
        if (value instanceof Number number && number.doubleValue() == number.intValue()) return number.intValue();
        throw new IllegalArgumentException(where + ": expected an integer, got " + value + ".");
    }

    /** @throws IllegalArgumentException if it is nested too deep */
    static void checkDepth(@Nullable Object value) {
        checkDepth(value, 0);
    }

    private static void checkDepth(@Nullable Object value, int depth) {
        if (depth > DEEPEST)
            throw new IllegalArgumentException("The config is nested more than " + DEEPEST + " levels deep.");
        if (value instanceof Map<?, ?> map) for (Object each : map.values()) checkDepth(each, depth + 1);
        if (value instanceof List<?> list) for (Object each : list) checkDepth(each, depth + 1);
    }
}
