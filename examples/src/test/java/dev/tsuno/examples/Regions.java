package dev.tsuno.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of sources that stand in the documents, each between {@code // #region name} and {@code // #endregion}. One that
 * begins several times is the sum of its parts.
 */
final class Regions {
    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    private Regions() {}

    static Regions of(Path folder) throws IOException {
        Regions regions = new Regions();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) regions.read(file);
        }
        return regions;
    }

    private void read(Path file) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("// #region ")) open.push(text.substring("// #region ".length()));
            else if (text.equals("// #endregion")) open.pop();
            else
                open.forEach(name ->
                        lines.computeIfAbsent(name, n -> new ArrayList<>()).add(line));
        }
        if (!open.isEmpty()) throw new IllegalStateException(file + ": no end of " + open);
    }

    /** Moved to the left margin, without empty lines around it; null if there is none of that name. */
    @Nullable
    String text(String name) {
        List<String> found = lines.get(name);
        if (found == null) return null;
        int margin = found.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return found.stream()
                        .map(line -> line.isBlank() ? "" : line.substring(margin))
                        .collect(Collectors.joining("\n"))
                        .strip()
                + "\n";
    }
}
