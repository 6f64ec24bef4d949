package dev.tsuno.cli;

import dev.tsuno.cli.sequences.Problem;
import dev.tsuno.cli.study.Task;
import dev.tsuno.cli.study.Tasks;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code tsuno study} can be about: a series to forecast, or sequences whose beginning decides their end. */
enum TaskName {
    DAMPED(Tasks::damped),
    AIRLINE(Tasks::airline),
    LYNX(Tasks::lynx),
    ADDING(null),
    TEMPORAL_ORDER(null);

    private final @Nullable Supplier<Task> series;

    TaskName(@Nullable Supplier<Task> series) {
        this.series = series;
    }

    boolean isSeries() {
        return series != null;
    }

    /** Of a series. */
    Task task() {
        return Objects.requireNonNull(series).get();
    }

    /** Of sequences. */
    Problem problem(SequenceOptions.@Nullable Form form) {
        if (this == TEMPORAL_ORDER) return Problem.TEMPORAL_ORDER;
        return form == null ? Problem.ADDING_HS97 : form.problem;
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
