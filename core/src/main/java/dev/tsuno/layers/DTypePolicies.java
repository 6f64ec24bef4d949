package dev.tsuno.layers;

import dev.tsuno.array.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A layer's dtype as configs have it: {@code "float32"}, or a serialized DTypePolicy. */
final class DTypePolicies {
    private DTypePolicies() {}

    /** A DTypePolicy as Keras writes it. */
    static Map<String, @Nullable Object> toConfig(DType dtype) {
        Map<String, @Nullable Object> policy = new LinkedHashMap<>();
        policy.put("module", "keras");
        policy.put("class_name", "DTypePolicy");
        policy.put("config", Map.of("name", dtype.label()));
        policy.put("registered_name", null);
        return policy;
    }

    static DType parse(Object plain, Object where) {
        Object name = plain;
        if (plain instanceof Map<?, ?> map && map.get("config") instanceof Map<?, ?> config) name = config.get("name");
        if (name instanceof String label && !label.startsWith("mixed")) return DType.of(label);
        throw new UnsupportedOperationException(
                where + ": the dtype policy " + name + " is not carried out. Use float32 or float64.");
    }
}
