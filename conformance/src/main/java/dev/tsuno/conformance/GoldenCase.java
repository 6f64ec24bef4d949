package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One case computed by Keras: what was called, and all numbers that went in and came out. */
record GoldenCase(String name, String group, Map<String, @Nullable Object> json, Map<String, NDArray> arrays) {
    /** Cases below a folder of the file system or of a zip, by name. */
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".json") && Files.exists(f.resolveSibling(stem(f) + ".npz")))
                    .sorted()
                    .toList();
        }
    }

    static String stem(Path json) {
        String file = String.valueOf(json.getFileName());
        return file.substring(0, file.length() - ".json".length());
    }

    static GoldenCase read(Path jsonFile, String group) throws IOException {
        try (InputStream json = Files.newInputStream(jsonFile);
                InputStream npz = new BufferedInputStream(
                        Files.newInputStream(jsonFile.resolveSibling(stem(jsonFile) + ".npz")))) {
            return new GoldenCase(stem(jsonFile), group, Json.object(json), Npz.read(npz, stem(jsonFile) + ".npz"));
        }
    }

    String kind() {
        return String.valueOf(json.get("kind"));
    }

    String className() {
        return String.valueOf(json.get("class"));
    }

    DType dtype() {
        return "float64".equals(json.get("dtype")) ? DType.FLOAT64 : DType.FLOAT32;
    }

    boolean has(String key) {
        return arrays.containsKey(key);
    }

    NDArray array(String key) {
        NDArray array = arrays.get(key);
        if (array == null) throw new IllegalArgumentException("the case has no array " + key);
        return array;
    }

    /** The arrays {@code key0, key1 …}. */
    List<NDArray> series(String key) {
        List<NDArray> result = new ArrayList<>();
        for (int i = 0; arrays.containsKey(key + i); i++) result.add(array(key + i));
        return result;
    }
}
