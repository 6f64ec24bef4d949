package dev.tsuno.cli.sequences;

import static dev.tsuno.cli.output.Table.format;

import dev.tsuno.cli.output.NamedFigure;
import dev.tsuno.cli.output.Page;
import dev.tsuno.cli.output.Table;
import dev.tsuno.cli.study.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The results on one page. */
final class SequenceReport {
    private SequenceReport() {}

    static Page page(SequenceOutcome outcome, List<NamedFigure> figures) {
        SequenceSettings settings = outcome.settings();
        SequenceTask task = settings.problem().task(settings.lengths().get(0));
        Page page = new Page(settings.problem().title())
                .paragraph(settings.problem().description())
                .paragraph(criterion(task) + " No sequence is seen twice, so this is the error on new sequences.")
                .heading("What was seen");
        outcome.sentences().forEach(sentence -> page.paragraph(Page.escape(sentence)));
        page.heading("Results").table(results(outcome)).paragraph(legend(settings, task));
        figures.forEach(page::figure);
        page.heading("Settings").table(settings(settings, task));
        if (settings.recipe().equals(settings.problem().recipe()))
            page.paragraph(settings.problem().chosen());
        if (settings.cells().contains(Cell.LSTM)) page.paragraph(gates(settings.recipe()));
        return page.heading("Runs")
                .table(runs(outcome))
                .paragraph(format(
                        "All of it took %,.0f seconds; several trainings may have run side by side.",
                        outcome.seconds()))
                .versions();
    }

    private static String criterion(SequenceTask task) {
        Criterion c = task.criterion();
        String average = c.kind() == Criterion.Average.SQUARED ? "mean squared error" : "mean absolute error";
        String window = format("last %,d training sequences", c.window());
        if (Double.isInfinite(c.tolerance())) {
            return format("It counts as solved when the %s of the %s is below %s.", average, window, c.average());
        }
        return format(
                "It counts as solved when each of the %s was answered within %s (the largest error of all outputs) and their %s is below %s.",
                window, c.tolerance(), average, c.average());
    }

    private static Table results(SequenceOutcome outcome) {
        Problem problem = outcome.settings().problem();
        boolean published = outcome.groups().stream()
                .anyMatch(g -> problem.published(g.task().length()).isPresent());
        Table table = new Table()
                .text("Model")
                .number("T")
                .number("Weights")
                .number("Solved")
                .number("Median")
                .number("Mean");
        if (published) table.number("Paper");
        table.number("Error").number("Guess");
        if (outcome.hasTolerance()) table.number("Wrong");
        for (SequenceGroup g : outcome.groups()) {
            OptionalLong paper = problem.published(g.task().length());
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(g.task().length()),
                    format("%,d", g.parameters()),
                    g.solved() + " of " + g.results().size(),
                    format("%,.0f", g.sequences().median()),
                    format("%,.0f", g.sequences().mean())));
            if (published) cells.add(paper.isPresent() ? format("%,d", paper.getAsLong()) : "");
            cells.add(format("%.2e", g.testLoss().median()));
            cells.add(format("%.2e", g.task().guess()));
            if (outcome.hasTolerance()) cells.add(format("%.1f", g.wrong().mean()));
            table.row(g.cell().title(), cells.toArray(new String[0]));
        }
        return table;
    }

    private static String legend(SequenceSettings settings, SequenceTask task) {
        StringBuilder text = new StringBuilder(format(
                "Median and mean: of the sequences until it was solved, a training that did not solve it counted with the limit of %,d.",
                settings.recipe().limit()));
        text.append(format(
                " Error: the %s on %,d sequences drawn for the purpose after the training, the median of the seeds. Guess: that of the best answer"
                        + " that does not look at the sequence.",
                task.loss().replace('_', ' '), SequenceTraining.TESTED));
        if (Double.isFinite(task.criterion().tolerance())) {
            text.append(format(
                    " Wrong: how many of these %,d were not within the tolerance, in the mean.",
                    SequenceTraining.TESTED));
        }
        if (settings.lengths().stream()
                .anyMatch(length -> settings.problem().published(length).isPresent())) {
            text.append(" Paper: ").append(settings.problem().publishedNet()).append('.');
        }
        return text.toString();
    }

    private static Table settings(SequenceSettings s, SequenceTask task) {
        Recipe r = s.recipe();
        return new Table()
                .row("Recurrent layers", s.cells().stream().map(Cell::title).collect(Collectors.joining(", ")))
                .row("Units", String.valueOf(r.units()))
                .row("Output", "Dense(" + task.targets() + "), " + task.activation())
                .row("Loss", task.loss())
                .row("Optimizer", format("adam, rate %s, global_clipnorm %s", r.learningRate(), r.clipNorm()))
                .row("Batch size", String.valueOf(r.batchSize()))
                .row("Limit", format("%,d sequences", r.limit()))
                .row(
                        "Seeds",
                        s.repeat() == 1 ? String.valueOf(s.seed()) : s.seed() + " to " + (s.seed() + s.repeat() - 1));
    }

    private static String gates(Recipe recipe) {
        String text = format(
                "The bias of the LSTM's forget gate starts at %s, that of its input gate at %s",
                recipe.forgetBias(), recipe.inputBias());
        if (recipe.forgetBias() == 1 && recipe.inputBias() == 0) return text + ", as Keras has them.";
        return text
                + "; Keras has 1 and 0, with which a cell forgets about a quarter of what it holds at each step and takes in half of what comes. The"
                + " net of 1997 had no forget gate, and biases of its input gates from −2 to −6. Nothing of the kind is done for the other cells.";
    }

    private static Table runs(SequenceOutcome outcome) {
        Table table = new Table()
                .text("Model")
                .number("T")
                .number("Seed")
                .number("Solved after")
                .number("Error");
        if (outcome.hasTolerance()) table.number("Wrong");
        table.number("Seconds");
        for (SequenceGroup g : outcome.groups()) {
            for (SequenceResult r : g.results()) {
                List<String> cells = new ArrayList<>(List.of(
                        String.valueOf(r.length()),
                        String.valueOf(r.seed()),
                        r.solved() ? format("%,d", r.sequences()) : "not",
                        format("%.2e", r.testLoss())));
                if (outcome.hasTolerance()) cells.add(String.valueOf(r.wrong()));
                cells.add(format("%.1f", r.seconds()));
                table.row(r.cell().title(), cells.toArray(new String[0]));
            }
        }
        return table;
    }
}
