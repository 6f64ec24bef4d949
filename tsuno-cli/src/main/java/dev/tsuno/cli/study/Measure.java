package dev.tsuno.cli.study;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a run is judged by; less is better. */
enum Measure {
    LOSS("loss", "loss", StudyResult::lastLoss),
    VAL_LOSS("val_loss", "validation loss", StudyResult::lastValLoss),
    RMSE("forecast RMSE", "forecast error", StudyResult::rmse);

    /** As columns are named. */
    final String column;
    /** As sentences name it. */
    final String words;

    private final ToDoubleFunction<StudyResult> value;

    Measure(String column, String words, ToDoubleFunction<StudyResult> value) {
        this.column = column;
        this.words = words;
        this.value = value;
    }

    double of(StudyResult result) {
        return value.applyAsDouble(result);
    }

    /** As a table has it. */
    String text(Task task, double value) {
        if (!Double.isFinite(value)) return "NaN";
        return this == RMSE ? task.series().error(value) : String.format(Locale.ROOT, "%.2e", value);
    }
}
