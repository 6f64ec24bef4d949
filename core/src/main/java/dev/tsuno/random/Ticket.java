package dev.tsuno.random;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in the queue for default seeds, taken by an object when it is constructed; see {@link Seeds#register}. Safe for several threads.
 */
public final class Ticket {
    private final RandomState state;
    final Runnable draw;

    /** Where it waits; null once its turn has come. Guarded by the state. */
    @Nullable
    Set<Ticket> queue;

    /** Why its turn failed; null if it didn't. Guarded by the state. */
    @Nullable
    RuntimeException failure;

    Ticket(RandomState state, Runnable draw, Set<Ticket> queue) {
        this.state = state;
        this.draw = draw;
        this.queue = queue;
    }

    /**
     * Moves to the end of the queue, to be called when an option of the owner is set: in Keras an argument is constructed before the object
     * it is given to, in Java after it.
     *
     * @return false when its turn has already come; the seeds drawn then stay
     */
    public boolean touch() {
        return state.touch(this);
    }

    /**
     * Lets everyone before it draw, then its owner. Does nothing the second time.
     *
     * @throws RuntimeException that of the owner's turn, whenever that was; the failures of others stay theirs
     */
    public void resolve() {
        state.resolve(this);
    }
}
