package dev.tsuno.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a config in the order in which Keras writes them; it means nothing, but equal models become equal texts. */
final class KeyOrder {
    private static final Map<String, List<String>> ORDER = read();

    private KeyOrder() {}

    private static Map<String, List<String>> read() {
        try (InputStream in = KeyOrder.class.getResourceAsStream("key-order.tsv")) {
            if (in == null) throw new IllegalStateException("key-order.tsv is missing beside " + KeyOrder.class);
            Map<String, List<String>> order = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0)
                    order.put(
                            line.substring(0, tab),
                            List.of(line.substring(tab + 1).split(" ")));
            }
            return order;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same value, each config of a known class with its keys in order. */
    static @Nullable Object applied(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object each : list) all.add(applied(each));
            return all;
        }
        if (!(value instanceof Map<?, ?> map)) return value;
        List<String> keys = ORDER.getOrDefault(map.get("module") + "." + map.get("class_name"), List.of());
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            boolean config = entry.getKey().equals("config") && entry.getValue() instanceof Map<?, ?>;
            Object inner =
                    config && entry.getValue() instanceof Map<?, ?> given ? ordered(given, keys) : entry.getValue();
            all.put(String.valueOf(entry.getKey()), applied(inner));
        }
        return all;
    }

    /** Keras's base class writes the activity regularizer itself, early, if there is one. */
    private static Map<String, @Nullable Object> ordered(Map<?, ?> config, List<String> keys) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        boolean early = config.get("activity_regularizer") != null;
        for (String key : keys) {
            if (config.containsKey(key)) all.put(key, config.get(key));
            if (early && key.equals("dtype")) all.put("activity_regularizer", config.get("activity_regularizer"));
        }
        config.forEach((key, value) -> all.putIfAbsent(String.valueOf(key), value));
        return all;
    }
}
