package dev.tsuno.random;

import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One source of default seeds: Python's generator, the seed it was set to, the tickets that have yet to draw from it, and Keras's global
 * seed generator. {@link Seeds} has one for the process and one for each scope.
 */
final class RandomState {
    /** The state draws are taken from on this thread, where it is not the process's. */
    private static final ThreadLocal<@Nullable RandomState> CURRENT = new ThreadLocal<>();

    private static final RandomState PROCESS = new RandomState();

    private final PythonRandom python = new PythonRandom(Seeds.entropy());
    private OptionalLong seed = OptionalLong.empty();
    private @Nullable SeedGenerator globalGenerator;

    /** Tickets yet to draw, first come first. While one draws this is a queue of its own, for those registered meanwhile. */
    private Set<Ticket> pending = new LinkedHashSet<>();

    /** The state of the innermost scope on this thread, else the process's. */
    static RandomState current() {
        RandomState scoped = CURRENT.get();
        return scoped == null ? PROCESS : scoped;
    }

    /** Runs the body with this as the current state of the thread. */
    <T extends @Nullable Object> T within(Supplier<T> body) {
        RandomState before = CURRENT.get();
        CURRENT.set(this);
        try {
            return body.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** What was constructed before belongs to the old seed, so it draws first. */
    synchronized void setSeed(long value) {
        resolvePending();
        python.seed(value);
        seed = OptionalLong.of(value);
        globalGenerator = null;
    }

    synchronized OptionalLong seed() {
        return seed;
    }

    synchronized long randint() {
        return randint(1, 1_000_000_000);
    }

    synchronized long randint(long from, long to) {
        resolvePending();
        return python.randint(from, to);
    }

    synchronized SeedGenerator globalGenerator() {
        SeedGenerator generator = globalGenerator;
        if (generator == null) {
            generator = new SeedGenerator(randint());
            globalGenerator = generator;
        }
        return generator;
    }

    synchronized Ticket register(Runnable draw) {
        Ticket ticket = new Ticket(this, draw, pending);
        pending.add(ticket);
        return ticket;
    }

    synchronized boolean touch(Ticket ticket) {
        Set<Ticket> queue = ticket.queue;
        if (queue == null) {
            return false;
        }
        queue.remove(ticket);
        queue.add(ticket);
        return true;
    }

    synchronized void resolvePending() {
        while (!pending.isEmpty()) {
            drawFirst(pending);
        }
    }

    /** The ticket and those before it, whose failure is thrown if it was this one's; later ones may still be touched. */
    synchronized void resolve(Ticket ticket) {
        for (Set<Ticket> queue = ticket.queue; queue != null; queue = ticket.queue) {
            drawFirst(queue);
        }
        if (ticket.failure != null) throw ticket.failure;
    }

    private void drawFirst(Set<Ticket> queue) {
        Ticket first = queue.iterator().next();
        queue.remove(first);
        first.queue = null;
        Set<Ticket> outer = pending;
        pending = new LinkedHashSet<>();
        try {
            within(() -> {
                first.draw.run();
                resolvePending(); // what it constructed has its turn before anything registered later
                return null;
            });
        } catch (RuntimeException e) {
            first.failure = e; // its owner's affair, not that of the one who asked
        } finally {
            pending = outer;
        }
    }
}
