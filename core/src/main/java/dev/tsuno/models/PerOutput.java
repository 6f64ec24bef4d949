package dev.tsuno.models;

import dev.tsuno.config.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An argument of {@code compile} that may be one value for all outputs, a list with one each, or a map by the outputs' names. */
final class PerOutput {
    private PerOutput() {}

    /** One value an output; null where there is none. */
    static List<@Nullable Object> spread(String argument, @Nullable Object given, List<String> outputs) {
        if (given instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!outputs.contains(String.valueOf(key)))
                    throw Names.unknown("compile: " + argument + ": output", String.valueOf(key), outputs);
            }
            List<@Nullable Object> all = new ArrayList<>();
            for (String output : outputs) all.add(map.get(output));
            return all;
        }
        if (given instanceof List<?> list) {
            if (list.size() != outputs.size()) {
                throw new IllegalArgumentException(
                        "compile: " + argument + " has " + list.size() + " entries, the model has " + outputs.size()
                                + " outputs: " + String.join(", ", outputs) + ".");
            }
            return new ArrayList<>(list);
        }
        return new ArrayList<>(Collections.nCopies(outputs.size(), given));
    }
}
