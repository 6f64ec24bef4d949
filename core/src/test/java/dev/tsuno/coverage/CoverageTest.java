package dev.tsuno.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that says what there is of Keras, against Keras's list and the code. */
class CoverageTest {
    static final String COMMAND = "mvn -q -pl core test -Dtest=CoverageTest -Dtsuno.write=true";

    private final Coverage coverage = new Coverage();

    @Test
    void what_is_not_there_has_a_reason_and_what_is_there_has_none() {
        assertEquals(List.of(), coverage.complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coverage.md", "coverage.ja.md"})
    void page_is_what_the_code_says(String name) throws IOException {
        Path page = guide().resolve(name);
        String text = new CoveragePage(coverage, name.endsWith(".ja.md")).text();
        if (Boolean.getBoolean("tsuno.write")) Files.writeString(page, text);
        boolean same = Files.exists(page) && Files.readString(page).equals(text);
        assertTrue(same, page + " is out of date. This writes it anew: " + COMMAND);
    }

    /** {@code docs/guide} of the checkout. */
    private static Path guide() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("docs/architecture.md"))) return at.resolve("docs/guide");
        }
        throw new IllegalStateException("no docs above " + Path.of("").toAbsolutePath());
    }
}
