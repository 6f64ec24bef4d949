package dev.tsuno.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notebooks as they stand in the project, executed. */
class NotebooksTest {
    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("notebooks/study.ipynb"))) return at;
        }
        throw new IllegalStateException("no notebooks above " + Path.of("").toAbsolutePath());
    }

    private static Notebook committed(String name) throws IOException {
        return Notebook.read(root().resolve("notebooks").resolve(name));
    }

    /** What is the same in each run: without what a bar says of times. */
    private static List<String> results(Notebook notebook) {
        return notebook.code().stream()
                .skip(1) // names the versions
                .map(cell -> cell.text().replaceAll(" \\d+(:\\d+)*m?u?s \\d+m?u?s/epoch", " …"))
                .toList();
    }

    @Test
    void both_languages_have_the_same_code_and_the_same_results() throws IOException {
        Notebook english = committed("study.ipynb");
        Notebook japanese = committed("study.ja.ipynb");
        assertEquals(
                english.code().stream().map(Notebook.Cell::source).toList(),
                japanese.code().stream().map(Notebook.Cell::source).toList());
        assertEquals(
                english.cells().stream().map(Notebook.Cell::isCode).toList(),
                japanese.cells().stream().map(Notebook.Cell::isCode).toList());
        assertEquals(results(english), results(japanese));
        assertTrue(
                results(english).stream().anyMatch(text -> text.contains(" … - loss: 2.6477e-04 - val_loss: ")),
                results(english).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"study.ipynb", "study.ja.ipynb"})
    void it_is_short_executed_to_the_end_and_small(String name) throws IOException {
        Notebook notebook = committed(name);
        long lines = notebook.code().stream()
                .flatMap(cell -> cell.source().lines())
                .filter(line -> !line.isBlank())
                .count();
        assertTrue(lines <= 60, lines + " lines of code");
        long figures = 0;
        for (Notebook.Cell cell : notebook.code()) {
            for (Map<String, String> output : cell.outputs()) {
                assertFalse(output.containsKey("error"), output.toString());
                assertEquals(output.containsKey("image/svg+xml"), output.containsKey("image/png"), cell.source());
                if (output.containsKey("image/png")) figures++;
            }
        }
        assertEquals(3, figures);
        assertFalse(notebook.code().get(notebook.code().size() - 1).text().isBlank());
        assertTrue(Files.size(notebook.file()) < 1_000_000, Files.size(notebook.file()) + " bytes");
        assertFalse(Files.readString(notebook.file()).contains(root().toString()), "names a folder of this machine");
    }

    /** Needs {@code ./tsuno notebook --execute} before, and so Python and Jupyter. */
    @ParameterizedTest
    @ValueSource(strings = {"study.ipynb", "study.ja.ipynb"})
    @Tag("slow")
    void another_run_has_the_same_results_to_the_last_digit(String name) throws IOException {
        Path executed = root().resolve("target/notebooks").resolve(name);
        assertTrue(
                Files.isRegularFile(executed),
                executed + " isn't there. Run ./tsuno notebook --execute first; it needs Python 3 with its module venv"
                        + " (Debian: apt install python3 python3-venv).");
        assertFalse(
                Files.getLastModifiedTime(executed)
                                .compareTo(Files.getLastModifiedTime(
                                        root().resolve("notebooks").resolve(name)))
                        < 0,
                executed + " is older than the notebook. Run ./tsuno notebook --execute again.");
        assertEquals(results(committed(name)), results(Notebook.read(executed)));
    }
}
