package dev.tsuno.cli;

import dev.tsuno.cli.study.Task;
import dev.tsuno.cli.study.Tasks;
import java.util.Locale;

/** What {@code tsuno study} can be about. */
enum TaskName {
    DAMPED,
    AIRLINE,
    LYNX;

    Task task() {
        return switch (this) {
            case DAMPED -> Tasks.damped();
            case AIRLINE -> Tasks.airline();
            case LYNX -> Tasks.lynx();
        };
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
