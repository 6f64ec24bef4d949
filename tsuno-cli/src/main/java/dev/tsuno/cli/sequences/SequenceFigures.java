package dev.tsuno.cli.sequences;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.study.Cell;
import dev.tsuno.plot.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of the report: the curves of each length, and, where there are several lengths, the ladder. */
final class SequenceFigures {
    private static final String GUESS = "guess";

    private SequenceFigures() {}

    static List<NamedFigure> all(SequenceSettings settings, List<SequenceGroup> groups) {
        List<NamedFigure> figures = new ArrayList<>();
        boolean ladder = settings.lengths().size() > 1;
        if (ladder) {
            figures.add(
                    new NamedFigure("ladder-error", "The error after training, by length", errors(settings, groups)));
            figures.add(new NamedFigure(
                    "ladder-sequences", "Sequences until solved, by length", sequences(settings, groups)));
        }
        for (int length : settings.lengths()) {
            List<SequenceGroup> same =
                    groups.stream().filter(g -> g.task().length() == length).toList();
            figures.add(new NamedFigure(
                    ladder ? "curves-" + length : "curves",
                    "The error on new sequences during training" + (ladder ? ", T = " + length : ""),
                    curves(same)));
        }
        return figures;
    }

    /** A line for each seed, a colour for each cell. */
    private static Figure curves(List<SequenceGroup> groups) {
        Figure figure = new Figure();
        for (SequenceGroup group : groups) {
            boolean first = true;
            for (SequenceResult r : group.results()) {
                String label = first ? group.cell().title() : "_"; // left out of the legend
                figure.plot(
                        r.at(),
                        r.loss(),
                        s -> s.label(label).color(group.cell().color()).lineWidth(1));
                first = false;
            }
        }
        SequenceTask task = groups.get(0).task();
        return figure.axhline(task.guess(), s -> s.label(GUESS).color("black").lineStyle("--"))
                .xlabel("sequences seen")
                .ylabel(task.loss().replace('_', ' '))
                .yscale("log")
                .grid(true)
                .legend();
    }

    private static Figure errors(SequenceSettings settings, List<SequenceGroup> groups) {
        Figure figure = new Figure();
        ladder(figure, settings, groups, g -> g.testLoss().median());
        double[] lengths = lengths(settings);
        double[] guesses = settings.lengths().stream()
                .mapToDouble(length -> settings.problem().task(length).guess())
                .toArray();
        return figure.plot(lengths, guesses, s -> s.label(GUESS).color("black").lineStyle("--"))
                .ylabel(groups.get(0).task().loss().replace('_', ' ') + of(settings))
                .legend();
    }

    private static Figure sequences(SequenceSettings settings, List<SequenceGroup> groups) {
        Figure figure = new Figure();
        ladder(figure, settings, groups, g -> g.sequences().median());
        return figure.axhline(
                        settings.recipe().limit(),
                        s -> s.label("limit").color("black").lineStyle(":"))
                .ylabel("sequences until solved" + of(settings))
                .legend();
    }

    private static void ladder(
            Figure figure,
            SequenceSettings settings,
            List<SequenceGroup> groups,
            ToDoubleFunction<SequenceGroup> measure) {
        for (Cell cell : settings.cells()) {
            double[] values = groups.stream()
                    .filter(g -> g.cell() == cell)
                    .mapToDouble(measure)
                    .toArray();
            figure.plot(
                    lengths(settings),
                    values,
                    s -> s.label(cell.title()).color(cell.color()).marker("o"));
        }
        figure.xlabel("length T").yscale("log").grid(true);
    }

    private static double[] lengths(SequenceSettings settings) {
        return settings.lengths().stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static String of(SequenceSettings settings) {
        return settings.repeat() > 1 ? " (median)" : "";
    }
}
