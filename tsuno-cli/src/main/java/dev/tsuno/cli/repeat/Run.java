package dev.tsuno.cli.repeat;

import dev.tsuno.random.Seeds;
import java.util.function.DoubleConsumer;

/**
 * One of many trainings.
 *
 * @param group what it is counted to, such as the cell
 * @param seed the random state's at its beginning; nothing else's draws get between its own
 * @param body makes, trains and measures, all on the thread it is called on, and says from time to time which part of it is done, up to 1. It must not
 *     touch what is the whole process's, such as {@code Tsuno.setRandomSeed}.
 */
public record Run<T>(String group, long seed, Body<T> body) {
    /** What is done. */
    public interface Body<T> {
        /** Gives the result; {@code progress} may be called as often as one likes. */
        T run(DoubleConsumer progress);
    }

    T execute(DoubleConsumer progress) {
        return Seeds.withSeed(seed, () -> body.run(progress));
    }
}
