package dev.tsuno.cli.study;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.OutputFolder;
import dev.tsuno.cli.output.ResultFiles;
import dev.tsuno.cli.output.Screen;
import dev.tsuno.cli.output.WholeFiles;
import dev.tsuno.cli.repeat.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The study from the data to the report. */
public final class StudyRun {
    private final StudySettings settings;
    private final Screen screen;
    private final PrintWriter out;

    public StudyRun(StudySettings settings, PrintWriter out, PrintWriter err) {
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

    private void run(WholeFiles files) throws IOException, InterruptedException {
        files.write(() -> OutputFolder.prepare(settings.output()));
        Tsuno.setThreads(settings.kernelThreads());
        Tsuno.clearSession(); // names count from the beginning
        Tsuno.setRandomSeed(settings.seed());

        Windows windows = Windows.of(settings.task(), settings.window());
        print(windows);

        List<StudyModel> models = StudyModel.of(settings.cells(), settings);
        List<String> summaries = models.stream().map(StudyModel::summary).toList(); // training adds to it
        summaries.forEach(summary -> out.println(summary.stripTrailing()));
        out.flush();

        List<StudyResult> results = train(models, windows);
        print(results);
        save(new ResultFiles(settings.output(), files), summaries, results);
    }

    private void print(Windows windows) {
        Series series = settings.task().series();
        print("x", NDArray.of(series.x()));
        print("y", NDArray.of(series.values()));
        out.println("r_x.shape " + windows.inputs().shape());
        out.println("r_y.shape " + windows.targets().shape());
        if (settings.task().heldOut() > 0) {
            out.println("The last " + settings.task().heldOut() + " values are held out: " + windows.count()
                    + " windows to train with.");
        }
        out.flush();
    }

    private void print(String name, NDArray values) {
        out.println(name + ".shape " + values.shape() + "  " + name + ".ndim " + values.ndim());
        out.println(name + "[:10]");
        out.println(values.slice(0, 10));
    }

    private List<StudyResult> train(List<StudyModel> models, Windows windows) throws InterruptedException {
        Progress progress = new Progress(out, screen.inPlace(), settings.epochs());
        List<Progress.Line> lines =
                models.stream().map(m -> progress.add(m.cell().toString())).toList();
        List<Callable<StudyResult>> trainings = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            StudyModel model = models.get(i);
            Progress.Line line = lines.get(i);
            trainings.add(() -> model.train(windows, settings, line));
        }
        return Runs.sideBySide(trainings, settings.trainings());
    }

    private void print(List<StudyResult> results) {
        Task task = settings.task();
        for (StudyResult r : results) {
            out.printf(
                    Locale.ROOT,
                    "%-4s loss %.4e  val_loss %.4e  forecast RMSE %s  %.2f s%n",
                    r.cell(),
                    r.lastLoss(),
                    r.lastValLoss(),
                    task.series().error(r.rmse()),
                    r.seconds());
        }
        Naive naive = task.naive();
        if (naive != null) {
            out.println("naive forecast (" + naive.name() + ") RMSE "
                    + task.series().error(task.naiveRmse()));
        }
    }

    private void save(ResultFiles files, List<String> summaries, List<StudyResult> results) throws IOException {
        for (StudyResult result : results) {
            files.arrays(result.cell().toString(), result.weights());
        }
        History.write(files, results);
        List<NamedFigure> figures = files.figures(() -> StudyFigures.all(settings.task(), results), screen);
        out.println("The report is " + files.report(StudyReport.page(settings, results, figures, summaries)));
        out.flush();
    }
}
