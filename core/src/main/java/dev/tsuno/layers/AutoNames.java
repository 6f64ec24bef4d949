package dev.tsuno.layers;

import java.util.HashMap;
import java.util.Map;

/** Names for what has none: {@code lstm}, {@code lstm_1}, {@code lstm_2}, counted in the whole process, as Keras. Thread-safe. */
public final class AutoNames {
    private static final Map<String, Integer> COUNTS = new HashMap<>();

    private AutoNames() {}

    public static synchronized String next(String prefix) {
        int count = COUNTS.merge(prefix, 1, Integer::sum) - 1;
        return count == 0 ? prefix : prefix + "_" + count;
    }

    /** Counting begins anew, as {@code keras.utils.clear_session}. */
    public static synchronized void clear() {
        COUNTS.clear();
    }
}
