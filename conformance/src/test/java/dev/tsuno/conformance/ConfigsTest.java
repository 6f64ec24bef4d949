package dev.tsuno.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.layers.Layers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recurrent layer made from Keras's config gives that config again. */
class ConfigsTest {
    /** What says nothing of the layer, and what other tests are about. */
    private static final Set<String> LEFT_OUT =
            Set.of("build_config", "registered_name", "dtype", "gain", "lora_rank", "lora_alpha");

    @Test
    void configs_come_back_as_keras_writes_them() throws IOException, URISyntaxException {
        Set<String> differences = new TreeSet<>();
        for (String group : List.of("recurrent_more", "recurrent_options", "layers", "preprocessing")) {
            URL url = Objects.requireNonNull(ConfigsTest.class.getResource(group + ".zip"));
            try (FileSystem zip = FileSystems.newFileSystem(Path.of(url.toURI()))) {
                for (Path file : GoldenCase.below(zip.getPath("/"))) {
                    GoldenCase golden = GoldenCase.read(file, group);
                    Map<String, ?> serialized = LayerCase.serialized(golden);
                    String kind = String.valueOf(serialized.get("class_name"));
                    if (kind.equals("Sequential")) continue;
                    Map<String, ? extends @Nullable Object> config = Json.map(serialized.get("config"));
                    compare(kind, config, Layers.fromConfig(kind, config).getConfig(), differences);
                }
            }
        }
        // The cases carry SimpleRNN's seed, which Keras leaves out.
        differences.removeIf(line -> line.startsWith("SimpleRNN.seed: "));
        // A list of one axis, which means that axis.
        differences.remove("Softmax.axis: [1], ours 1");
        assertEquals(Set.of(), differences);
    }

    private static void compare(String at, @Nullable Object keras, @Nullable Object ours, Set<String> differences) {
        if (keras instanceof Map<?, ?> a && ours instanceof Map<?, ?> b) {
            Set<Object> keys = new LinkedHashSet<>(a.keySet());
            keys.addAll(b.keySet());
            for (Object key : keys) {
                if (LEFT_OUT.contains(String.valueOf(key))) continue;
                if (a.containsKey(key) && b.containsKey(key))
                    compare(at + "." + key, a.get(key), b.get(key), differences);
                else differences.add(at + "." + key + ": only in " + (a.containsKey(key) ? "Keras's" : "ours"));
            }
        } else if (keras instanceof List<?> a && ours instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) compare(at + "[" + i + "]", a.get(i), b.get(i), differences);
        } else if (keras instanceof Number a && ours instanceof Number b) {
            if (a.doubleValue() != b.doubleValue()) differences.add(at + ": " + a + ", ours " + b);
        } else if (!Objects.equals(keras, ours)) {
            differences.add(at + ": " + keras + ", ours " + ours);
        }
    }
}
