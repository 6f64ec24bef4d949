package dev.tsuno.cli.sequences;

import dev.tsuno.cli.statistics.Summary;
import dev.tsuno.cli.study.Cell;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The results of one cell on one task, from all seeds. */
record SequenceGroup(SequenceTask task, Cell cell, List<SequenceResult> results) {
    long solved() {
        return results.stream().filter(SequenceResult::solved).count();
    }

    /** Sequences until it was solved; a seed from which it wasn't counts with the limit. */
    Summary sequences() {
        return summary(SequenceResult::sequences);
    }

    /** The loss on new sequences after the training. */
    Summary testLoss() {
        return summary(SequenceResult::testLoss);
    }

    Summary wrong() {
        return summary(SequenceResult::wrong);
    }

    Summary seconds() {
        return summary(SequenceResult::seconds);
    }

    long parameters() {
        return results.get(0).parameters();
    }

    private Summary summary(ToDoubleFunction<SequenceResult> measure) {
        return Summary.of(results.stream().mapToDouble(measure).toArray());
    }
}
