package dev.tsuno.cli.study;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.OutputFolder;
import dev.tsuno.cli.output.ResultFiles;
import dev.tsuno.cli.output.Terminal;
import dev.tsuno.cli.output.WholeFiles;
import dev.tsuno.plot.FontCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The study from the data to the report. */
public final class StudyRun {
    private final StudySettings settings;
    private final PrintWriter out;
    private final PrintWriter err;

    /** Prints to {@code out} unless it is to be quiet, problems to {@code err}. */
    public StudyRun(StudySettings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = settings.quiet() ? new PrintWriter(java.io.Writer.nullWriter()) : out;
        this.err = err;
    }

    /** All of it. */
    public void run() throws IOException, InterruptedException {
        try (WholeFiles files = new WholeFiles()) {
            run(files);
        }
    }

    private void run(WholeFiles files) throws IOException, InterruptedException {
        files.write(() -> OutputFolder.prepare(settings.output()));
        Tsuno.setThreads(settings.kernelThreads());
        Tsuno.clearSession(); // names count from the beginning
        Tsuno.setRandomSeed(settings.seed());

        StudyData data = StudyData.of(settings.window());
        print(data);

        List<StudyModel> models = new ArrayList<>();
        for (Cell cell : settings.cells()) {
            StudyModel model = new StudyModel(cell, settings);
            models.add(model);
        }
        List<String> summaries = models.stream().map(StudyModel::summary).toList(); // training adds to it
        summaries.forEach(summary -> out.println(summary.stripTrailing()));
        out.flush();

        List<StudyResult> results = train(models, data);
        print(results);
        save(new ResultFiles(settings.output(), files), data, summaries, results);
    }

    private void print(StudyData data) {
        print("x", data.x());
        print("y", data.y());
        out.println("r_x.shape " + data.inputs().shape());
        out.println("r_y.shape " + data.targets().shape());
        out.flush();
    }

    private void print(String name, NDArray values) {
        out.println(name + ".shape " + values.shape() + "  " + name + ".ndim " + values.ndim());
        out.println(name + "[:10]");
        out.println(values.slice(0, 10));
    }

    private List<StudyResult> train(List<StudyModel> models, StudyData data) throws InterruptedException {
        Progress progress = new Progress(out, !settings.quiet() && Terminal.isThere(), settings.epochs());
        List<Progress.Line> lines =
                models.stream().map(m -> progress.add(m.cell().toString())).toList();
        ExecutorService threads = Executors.newFixedThreadPool(settings.trainings());
        try {
            List<Future<StudyResult>> trainings = new ArrayList<>();
            for (int i = 0; i < models.size(); i++) {
                StudyModel model = models.get(i);
                Progress.Line line = lines.get(i);
                trainings.add(threads.submit(() -> model.train(data, settings, line)));
            }
            List<StudyResult> results = new ArrayList<>();
            for (Future<StudyResult> training : trainings) {
                results.add(training.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A training failed.", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void print(List<StudyResult> results) {
        for (StudyResult r : results) {
            out.printf(
                    Locale.ROOT,
                    "%-4s loss %.4e  val_loss %.4e  forecast RMSE %.4f  %.2f s%n",
                    r.cell(),
                    r.lastLoss(),
                    r.lastValLoss(),
                    r.rmse(),
                    r.seconds());
        }
    }

    private void save(ResultFiles files, StudyData data, List<String> summaries, List<StudyResult> results)
            throws IOException {
        for (StudyResult result : results) {
            files.arrays(result.cell().toString(), result.weights());
        }
        History.write(files, results);
        Optional<String> noFigures = FontCheck.problem();
        noFigures.ifPresent(problem -> {
            err.println("tsuno study: " + problem);
            err.flush();
        });
        List<NamedFigure> figures = noFigures.isPresent() ? List.of() : StudyFigures.all(data, results);
        for (NamedFigure figure : figures) {
            files.figure(figure);
        }
        out.println("The report is " + files.report(StudyReport.page(settings, results, figures, summaries)));
        out.flush();
    }
}
