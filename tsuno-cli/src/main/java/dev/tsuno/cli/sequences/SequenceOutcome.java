package dev.tsuno.cli.sequences;

import static dev.tsuno.cli.output.Table.format;

import dev.tsuno.cli.statistics.Summary;
import dev.tsuno.cli.study.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What was seen, in numbers and sentences. */
record SequenceOutcome(SequenceSettings settings, List<SequenceGroup> groups, double seconds) {
    /** A loss from this part of the guess's on, and not further above it, is said to be at the guess line. */
    private static final double AT_GUESS = 0.9;

    /** As the command prints it. */
    String text() {
        StringBuilder text = new StringBuilder(format(
                "%-4s %5s %8s %10s %12s %12s %10s %10s%s%n",
                "cell",
                "T",
                "weights",
                "solved",
                "median",
                "mean",
                "error",
                "guess",
                hasTolerance() ? "   wrong" : ""));
        for (SequenceGroup g : groups) {
            Summary sequences = g.sequences();
            text.append(format(
                    "%-4s %5d %,8d %10s %,12.0f %,12.0f %10.2e %10.2e%s%n",
                    g.cell(),
                    g.task().length(),
                    g.parameters(),
                    g.solved() + " of " + g.results().size(),
                    sequences.median(),
                    sequences.mean(),
                    g.testLoss().median(),
                    g.task().guess(),
                    hasTolerance() ? format("%8.1f", g.wrong().mean()) : ""));
        }
        sentences().forEach(sentence -> text.append(sentence).append('\n'));
        return text.append(format("%,.1f s in all%n", seconds)).toString();
    }

    /** A sentence for each cell and length; where there are several lengths, one on all of them first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (settings.lengths().size() > 1) sentences.add(ladder());
        groups.forEach(group -> sentences.add(sentence(group)));
        return sentences;
    }

    /** How far each cell got. */
    private String ladder() {
        List<String> cells = new ArrayList<>();
        for (Cell cell : settings.cells()) {
            OptionalInt longest = groups.stream()
                    .filter(g ->
                            g.cell() == cell && 2 * g.solved() > g.results().size())
                    .mapToInt(g -> g.task().length())
                    .max();
            cells.add(cell.title() + " " + (longest.isPresent() ? "T = " + longest.getAsInt() : "none"));
        }
        String most = settings.repeat() > 1 ? " from most seeds" : "";
        return "The longest sequences solved" + most + ": " + String.join(", ", cells) + ".";
    }

    private String sentence(SequenceGroup group) {
        int seeds = group.results().size();
        long solved = group.solved();
        String who = name(group);
        if (solved == 0)
            return who + " did not solve it within " + format("%,d", limit()) + " sequences" + from(seeds) + ": "
                    + error(group) + ".";
        Summary sequences = group.sequences();
        String text = seeds == 1
                ? format("%s solved it after %,.0f sequences%s", who, sequences.median(), steps(sequences.median()))
                : format(
                        "%s solved it from %s seeds: after %,.0f sequences%s in the median, %,.0f in the mean%s",
                        who,
                        solved == seeds ? "all " + seeds : solved + " of " + seeds,
                        sequences.median(),
                        steps(sequences.median()),
                        sequences.mean(),
                        solved == seeds ? "" : format(" (an unsolved one counted with %,d)", limit()));
        return text + published(group) + ".";
    }

    private String steps(double sequences) {
        int batch = settings.recipe().batchSize();
        return batch == 1 ? "" : format(" (%,.0f steps)", sequences / batch);
    }

    private static String from(int seeds) {
        return seeds == 1 ? "" : " from any of " + seeds + " seeds";
    }

    private String name(SequenceGroup group) {
        String name = group.cell().title() + "(" + settings.recipe().units() + ")";
        return settings.lengths().size() > 1 ? name + " at T = " + group.task().length() : name;
    }

    private String published(SequenceGroup group) {
        OptionalLong sequences = settings.problem().published(group.task().length());
        if (sequences.isEmpty() || group.cell() != Cell.LSTM) return "";
        return format("; %s, is %,d", settings.problem().publishedNet(), sequences.getAsLong());
    }

    private static String error(SequenceGroup group) {
        double part = group.testLoss().median() / group.task().guess();
        if (Double.isNaN(part)) return "its error is not a number";
        String of = String.format(Locale.ROOT, "%.2g times that of a guess", part);
        if (part > 2 - AT_GUESS) return "its error is above the guess line (" + of + ")";
        if (part >= AT_GUESS) return "its error stays at the guess line (" + of + ")";
        return "its error is below the guess line (" + of + ")";
    }

    /** Whether single sequences are right or wrong. */
    boolean hasTolerance() {
        return Double.isFinite(groups.get(0).task().criterion().tolerance());
    }

    private long limit() {
        return settings.recipe().limit();
    }
}
