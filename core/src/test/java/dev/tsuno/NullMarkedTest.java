package dev.tsuno;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NullAway looks only into packages marked so: a forgotten {@code package-info} would silently switch it off. */
class NullMarkedTest {
    @Test
    void every_package_is_null_marked() throws IOException {
        Set<Path> unmarked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                Path info = file.resolveSibling("package-info.java");
                if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) unmarked.add(info);
            }
        }
        assertEquals(Set.of(), unmarked, "each needs a package-info with @NullMarked");
    }
}
