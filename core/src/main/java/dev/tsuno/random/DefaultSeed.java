package dev.tsuno.random;

/**
 * The seed of an object that was given none: Keras's {@code random.randint(1, 10**9)} at construction, here drawn when it is first asked
 * for but in the order of construction. Safe for several threads.
 */
public final class DefaultSeed {
    private final Ticket ticket;
    private long value;

    /** Takes a place in the queue. */
    public DefaultSeed() {
        ticket = Seeds.register(() -> value = Seeds.randint());
    }

    /** The seed, from 1 to 10^9. */
    public long get() {
        ticket.resolve();
        return value;
    }

    /** As {@link Ticket#touch()}. */
    public boolean touch() {
        return ticket.touch();
    }
}
