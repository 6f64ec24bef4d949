package dev.tsuno.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tsuno.plot.FontCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
    @Test
    void draws_three_figures(@TempDir Path folder) throws IOException {
        assumeTrue(FontCheck.problem().isEmpty(), "no fonts");
        Study.run(2, folder);
        for (String name : new String[] {"curve.svg", "losses.svg", "comparison.svg"}) {
            assertTrue(Files.readString(folder.resolve(name)).contains("<svg"), name);
        }
    }
}
