package dev.tsuno.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tsuno.array.AtomicFile;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.plot.FontCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The files of the output folder, each written whole or not at all. */
public final class ResultFiles {
    /** The page with everything on it. */
    public static final String REPORT = "report.html";

    private static final double PNG_SCALE = 2;

    private final Path folder;
    private final WholeFiles whole;
    private Optional<String> noFigures = Optional.empty();

    /** {@code whole} decides when the process may end. */
    public ResultFiles(Path folder, WholeFiles whole) {
        this.folder = folder;
        this.whole = whole;
    }

    /** {@code name.npz}: arrays by their names. */
    public void arrays(String name, Map<String, NDArray> arrays) throws IOException {
        whole.write(() -> Npz.write(folder.resolve(name + ".npz"), arrays));
    }

    /** {@code name.csv}: a line of names, and the rows. */
    public void table(String name, List<String> header, Iterable<List<String>> rows) throws IOException {
        whole.write(() -> AtomicFile.write(folder.resolve(name + ".csv"), out -> {
            try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
                csv.writeRecord(header);
                for (List<String> row : rows) {
                    csv.writeRecord(row);
                }
            }
        }));
    }

    /** As SVG and PNG. */
    public void figure(NamedFigure figure) throws IOException {
        whole.write(() -> figure.figure().saveSvg(folder.resolve(figure.name() + ".svg")));
        whole.write(() -> figure.figure().savePng(folder.resolve(figure.name() + ".png"), PNG_SCALE));
    }

    /** As {@link #figure}, each; where there are no fonts the screen says so, and there are none. Gives those written. */
    public List<NamedFigure> figures(Supplier<List<NamedFigure>> figures, Screen screen) throws IOException {
        noFigures = FontCheck.problem();
        noFigures.ifPresent(screen::problem);
        List<NamedFigure> all = noFigures.isPresent() ? List.of() : figures.get();
        for (NamedFigure figure : all) {
            figure(figure);
        }
        return all;
    }

    /** {@value #REPORT}, which says why it has no figures if it has none; its absolute path is the answer. */
    public Path report(Page page) throws IOException {
        noFigures.ifPresent(why -> page.heading("Figures").paragraph(Page.escape(why)));
        byte[] bytes = page.html().getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(REPORT);
        whole.write(() -> AtomicFile.write(file, out -> out.write(bytes)));
        return file.toAbsolutePath().normalize();
    }
}
