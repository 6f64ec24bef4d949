package dev.tsuno.cli.sequences;

import dev.tsuno.Tsuno;
import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.OutputFolder;
import dev.tsuno.cli.output.ResultFiles;
import dev.tsuno.cli.output.Screen;
import dev.tsuno.cli.output.WholeFiles;
import dev.tsuno.cli.repeat.Run;
import dev.tsuno.cli.repeat.Runs;
import dev.tsuno.cli.repeat.Tally;
import dev.tsuno.cli.study.Cell;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The study of one problem: each cell at each length from each seed, and the report. */
public final class SequenceStudy {
    private final SequenceSettings settings;
    private final Screen screen;
    private final PrintWriter out;

    public SequenceStudy(SequenceSettings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.screen = Screen.of(out, err, settings.quiet());
        this.out = screen.out();
    }

    /** All of it. */
    public void run() throws IOException, InterruptedException {
        try (WholeFiles files = new WholeFiles()) {
            run(files);
        }
    }

    private void run(WholeFiles whole) throws IOException, InterruptedException {
        whole.write(() -> OutputFolder.prepare(settings.output()));
        Tsuno.clearSession(); // names count from the beginning
        long begin = System.nanoTime();
        List<SequenceGroup> groups = train();
        SequenceOutcome outcome = new SequenceOutcome(settings, groups, (System.nanoTime() - begin) / 1e9);
        out.print(outcome.text());
        out.flush();
        save(new ResultFiles(settings.output(), whole), outcome);
    }

    private List<SequenceGroup> train() throws InterruptedException {
        List<Run<SequenceResult>> runs = new ArrayList<>();
        List<Integer> longestFirst =
                settings.lengths().stream().sorted(Comparator.reverseOrder()).toList();
        for (int length : longestFirst) {
            SequenceTask task = settings.problem().task(length);
            for (Cell cell : settings.cells()) {
                for (int i = 0; i < settings.repeat(); i++) {
                    int seed = settings.seed() + i;
                    SequenceTraining training = new SequenceTraining(task, cell, settings.recipe(), seed);
                    runs.add(new Run<>(cell.toString(), seed, training::run));
                }
            }
        }
        int atOnce = Math.min(settings.threads(), runs.size());
        Tsuno.setThreads(settings.threads() - atOnce + 1);
        Tally tally = new Tally(out, screen.inPlace(), atOnce);
        List<SequenceResult> results = Runs.execute(runs, settings.threads(), tally);
        List<SequenceGroup> groups = new ArrayList<>();
        for (int length : settings.lengths()) {
            for (Cell cell : settings.cells()) {
                groups.add(new SequenceGroup(
                        settings.problem().task(length),
                        cell,
                        results.stream()
                                .filter(r -> r.length() == length && r.cell() == cell)
                                .toList()));
            }
        }
        return groups;
    }

    private void save(ResultFiles files, SequenceOutcome outcome) throws IOException {
        SequenceTables.write(files, outcome.groups());
        List<NamedFigure> figures = files.figures(() -> SequenceFigures.all(settings, outcome.groups()), screen);
        out.println("The report is " + files.report(SequenceReport.page(outcome, figures)));
        out.flush();
    }
}
