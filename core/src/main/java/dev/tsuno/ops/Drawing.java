package dev.tsuno.ops;

import dev.tsuno.random.SeedGenerator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An op that draws from a generator: each run of a program takes new pairs of seeds.
 *
 * <p>A program takes the pairs of all its drawing ops when a run begins, in the order in which the ops were made. That is the order in which
 * Keras, which runs a trace line by line, draws; the kernels may then run in any other. Programs share the generator, whatever batch
 * they are made for.
 */
public abstract sealed class Drawing implements Op permits RandomOp, SkipDrawsOp {
    private static final AtomicLong MADE = new AtomicLong();

    private final long order = MADE.getAndIncrement();
    final SeedGenerator generator;

    Drawing(SeedGenerator generator) {
        this.generator = generator;
    }

    /** Rises with each op that is made. */
    public final long order() {
        return order;
    }

    /** Takes the pair for a run. */
    public abstract void draw(long[] pair);
}
