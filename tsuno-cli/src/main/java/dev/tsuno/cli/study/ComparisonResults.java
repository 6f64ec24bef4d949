package dev.tsuno.cli.study;

import dev.tsuno.cli.statistics.Finding;
import dev.tsuno.cli.statistics.PairedDifference;
import dev.tsuno.cli.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the same seeds gave with each cell.
 *
 * @param byCell the runs of each cell in the order of the seeds; the cells as they were asked for
 */
record ComparisonResults(StudySettings settings, Map<Cell, List<StudyResult>> byCell) {
    List<StudyResult> of(Cell cell) {
        return byCell.getOrDefault(cell, List.of());
    }

    double[] values(Cell cell, Measure measure) {
        return of(cell).stream().mapToDouble(measure::of).toArray();
    }

    Summary summary(Cell cell, Measure measure) {
        return Summary.of(values(cell, measure));
    }

    /** Of all pairs of cells in one measure. */
    List<Finding> findings(Measure measure) {
        List<Cell> cells = settings.cells();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                Cell first = cells.get(i);
                Cell second = cells.get(j);
                PairedDifference difference = PairedDifference.of(values(first, measure), values(second, measure));
                findings.add(new Finding(measure.words, first.title(), second.title(), difference));
            }
        }
        return findings;
    }

    /** Whether the cells differ in a measure. */
    List<String> sentences(Measure measure) {
        return findings(measure).stream().map(Finding::sentence).toList();
    }

    /** How often each cell beats the naive forecast, and which runs ended in no number. */
    List<String> remarks() {
        List<String> sentences = new ArrayList<>();
        Task task = settings.task();
        Naive naive = task.naive();
        if (naive != null) {
            for (Cell cell : settings.cells()) {
                long better = of(cell).stream()
                        .filter(r -> r.rmse() < task.naiveRmse())
                        .count();
                sentences.add(cell.title() + "'s forecast is better than the naive one (" + naive.name() + ") in "
                        + better
                        + " of " + settings.repeat() + " seeds: "
                        + Measure.RMSE.text(task, summary(cell, Measure.RMSE).median())
                        + " in the median, against " + Measure.RMSE.text(task, task.naiveRmse()) + ".");
            }
        }
        for (Cell cell : settings.cells()) {
            int lost = settings.repeat() - summary(cell, Measure.RMSE).count();
            if (lost > 0)
                sentences.add(lost + " of " + settings.repeat() + " runs of " + cell.title() + " ended in no number.");
        }
        return sentences;
    }
}
