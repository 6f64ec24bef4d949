package dev.tsuno.cli.study;

import dev.tsuno.Tsuno;
import dev.tsuno.callbacks.LambdaCallback;
import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.OutputFolder;
import dev.tsuno.cli.output.ResultFiles;
import dev.tsuno.cli.output.Screen;
import dev.tsuno.cli.output.WholeFiles;
import dev.tsuno.cli.repeat.Run;
import dev.tsuno.cli.repeat.Runs;
import dev.tsuno.cli.repeat.Tally;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * The study from many seeds: run k is, bit for bit, the study of the seed {@code seed + k} with the same cells.
 *
 * <p>In that study the cells draw their first weights one after the other from one seed. So each run makes the models of all cells up to its own, and trains
 * the last.
 */
public final class Comparison {
    private final StudySettings settings;
    private final Screen screen;
    private final PrintWriter out;

    public Comparison(StudySettings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.screen = Screen.of(out, err, settings.quiet());
        this.out = screen.out();
    }

    /** All of it. */
    public void run() throws IOException, InterruptedException {
        try (WholeFiles whole = new WholeFiles()) {
            whole.write(() -> OutputFolder.prepare(settings.output()));
            Tsuno.setThreads(settings.kernelThreads());
            Tsuno.clearSession();
            List<String> summaries = Seeds.withSeed(
                    settings.seed(),
                    () -> StudyModel.of(settings.cells(), settings).stream()
                            .map(StudyModel::summary)
                            .toList());
            out.println("task " + settings.task().name() + ", " + settings.epochs() + " epochs, seeds "
                    + settings.seed() + " to " + (settings.seed() + settings.repeat() - 1));
            out.flush();
            ComparisonResults results = train();
            out.print(new ComparisonText(results).text());
            save(new ResultFiles(settings.output(), whole), results, summaries);
        }
    }

    ComparisonResults train() throws InterruptedException {
        Windows windows = Windows.of(settings.task(), settings.window());
        List<Run<StudyResult>> runs = new ArrayList<>();
        List<Cell> slowFirst = settings.cells().stream()
                .sorted(Comparator.comparing(Cell::gates).reversed())
                .toList();
        for (Cell cell : slowFirst) {
            for (int k = 0; k < settings.repeat(); k++) {
                runs.add(new Run<>(cell.toString(), settings.seed() + k, progress -> train(cell, windows, progress)));
            }
        }
        Tally tally = new Tally(out, screen.inPlace(), settings.trainings());
        List<StudyResult> results = Runs.execute(runs, settings.trainings(), tally);
        Map<Cell, List<StudyResult>> byCell = new LinkedHashMap<>();
        for (Cell cell : settings.cells()) {
            byCell.put(cell, results.stream().filter(r -> r.cell() == cell).toList());
        }
        return new ComparisonResults(settings, byCell);
    }

    private StudyResult train(Cell cell, Windows windows, DoubleConsumer progress) {
        List<Cell> upToIt = settings.cells().subList(0, settings.cells().indexOf(cell) + 1);
        List<StudyModel> models = StudyModel.of(upToIt, settings);
        return models.get(models.size() - 1)
                .train(
                        windows,
                        settings,
                        new LambdaCallback()
                                .onEpochEnd((epoch, logs) -> progress.accept((epoch + 1.0) / settings.epochs())))
                .withoutWeights();
    }

    private void save(ResultFiles files, ComparisonResults results, List<String> summaries) throws IOException {
        ComparisonTables.write(files, results);
        List<NamedFigure> figures = files.figures(() -> ComparisonFigures.all(results), screen);
        out.println("The report is " + files.report(ComparisonReport.page(results, figures, summaries)));
        out.flush();
    }
}
