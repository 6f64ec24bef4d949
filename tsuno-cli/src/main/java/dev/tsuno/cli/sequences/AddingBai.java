package dev.tsuno.cli.sequences;

import dev.tsuno.random.NumpyRandom;

/**
 * The adding problem as Bai, Kolter and Koltun (2018) and others give it: T steps of a value in [0, 1] and a marker, which is 1 at two
 * places, anywhere, and 0 elsewhere. At the end the sum of the two marked values is asked for.
 *
 * <p>The published error of always answering 1 is {@link #PUBLISHED_GUESS}; the variance of a sum of two such values is 1/6.
 */
public record AddingBai(int length) implements Adding {
    public static final int SHORTEST = 2;
    public static final double PUBLISHED_GUESS = 0.1767;

    public AddingBai {
        if (length < SHORTEST)
            throw new IllegalArgumentException("T is " + length + ", the task needs " + SHORTEST + " or more.");
    }

    @Override
    public int steps() {
        return length;
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public void draw(NumpyRandom random, Sequence sequence) {
        int first = random.randint(length);
        int second = random.randint(length - 1);
        if (second >= first) second++;
        double sum = 0;
        for (int step = 0; step < length; step++) {
            double value = random.uniform(0, 1);
            boolean marked = step == first || step == second;
            if (marked) sum += value;
            sequence.set(step, 0, value);
            sequence.set(step, 1, marked ? 1 : 0);
        }
        sequence.target(0, sum);
    }

    @Override
    public double guess() {
        return 1.0 / 6;
    }

    /** The paper has curves, no criterion: the mean squared error is to fall below 0.001. */
    @Override
    public Criterion criterion() {
        return new Criterion(2000, Double.POSITIVE_INFINITY, Criterion.Average.SQUARED, 0.001);
    }
}
