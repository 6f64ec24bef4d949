package dev.tsuno.cli.sequences;

import dev.tsuno.random.NumpyRandom;

/**
 * The adding problem of Hochreiter and Schmidhuber (1997), experiment 4. A sequence has from T to T + T/10 steps of a value in [−1, 1] and a
 * marker. Two values are marked by 1: one of the first ten, then one of the first T/2 − 1 still unmarked. The other markers are 0, the first
 * and the last −1. At the end {@code 0.5 + (x1 + x2)/4} is asked for.
 *
 * <p>The first pair's marker stays −1 also where it is drawn to be marked; its value is then 0, so that the sum is right without it.
 */
public record AddingHs97(int length) implements Adding {
    /** The first ten of them all are before the end, as are the first half. */
    public static final int SHORTEST = 20;

    private static final int EARLY = 10;

    public AddingHs97 {
        if (length < SHORTEST)
            throw new IllegalArgumentException("T is " + length + ", the task needs " + SHORTEST + " or more.");
    }

    @Override
    public int steps() {
        return length + length / 10;
    }

    @Override
    public boolean varies() {
        return true;
    }

    @Override
    public void draw(NumpyRandom random, Sequence sequence) {
        int steps = length + random.randint(length / 10 + 1);
        int first = random.randint(EARLY);
        int second = random.randint(candidates());
        if (second >= first) second++; // the one that is marked already is passed over
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            double value = random.uniform(-1, 1);
            boolean marked = step == first || step == second;
            if (marked && step == 0) value = 0;
            if (marked) sum += value;
            sequence.set(step, 0, value);
            sequence.set(step, 1, step == 0 || step == steps - 1 ? -1 : marked ? 1 : 0);
        }
        sequence.target(0, 0.5 + sum / 4);
    }

    private int candidates() {
        return length / 2 - 1;
    }

    /** The variance of the target: that of two values, 1/3 each, but for those that are set to zero. */
    @Override
    public double guess() {
        double firstCounts = 1 - 1.0 / EARLY;
        double secondCounts = 1 - (1 - 1.0 / EARLY) / candidates();
        return (firstCounts + secondCounts) / 3 / 16;
    }

    /** The paper's average training error is taken as the mean absolute error of the same last sequences. */
    @Override
    public Criterion criterion() {
        return new Criterion(2000, 0.04, Criterion.Average.ABSOLUTE, 0.01);
    }
}
