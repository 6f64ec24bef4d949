package dev.tsuno.cli;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
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
final class StudyRun {
    private final StudySettings settings;
    private final PrintWriter out;
    private final PrintWriter err;

    StudyRun(StudySettings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = settings.quiet() ? new PrintWriter(java.io.Writer.nullWriter()) : out;
        this.err = err;
    }

    void run() throws IOException, InterruptedException {
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
        save(new StudyFiles(settings.output(), files), data, summaries, results);
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

    private void save(StudyFiles files, StudyData data, List<String> summaries, List<StudyResult> results)
            throws IOException {
        for (StudyResult result : results) {
            files.weights(result);
        }
        files.history(results);
        Optional<String> noFigures = FontCheck.problem();
        noFigures.ifPresent(problem -> {
            err.println("tsuno study: " + problem);
            err.flush();
        });
        List<StudyFigure> figures = noFigures.isPresent() ? List.of() : StudyFigure.all(data, results);
        for (StudyFigure figure : figures) {
            files.figure(figure);
        }
        files.report(new Report(settings, results, figures, noFigures, summaries).html());
        out.println("The report is "
                + settings.output().resolve(StudyFiles.REPORT).toAbsolutePath().normalize());
        out.flush();
    }
}
