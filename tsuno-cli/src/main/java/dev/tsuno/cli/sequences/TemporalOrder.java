package dev.tsuno.cli.sequences;

import dev.tsuno.random.NumpyRandom;

/**
 * Temporal order, task 6a of Hochreiter and Schmidhuber (1997). A sequence of symbols, each a vector with a single 1: it begins with E, ends
 * with B, and is of a, b, c and d between, but for two places that hold X or Y: one from 10 to 20, one from 50 to 60. It has 100 to
 * 110 symbols. At the end the order is asked for, one class each: XX, XY, YX, YY.
 *
 * <p>The places count from 0, as an array's.
 */
public record TemporalOrder() implements SequenceTask {
    static final String SYMBOLS = "abcdXYEB";

    static final int SHORTEST = 100;
    private static final int LONGEST = 110;
    private static final int FILLERS = 4;
    private static final int X = SYMBOLS.indexOf('X');
    private static final int E = SYMBOLS.indexOf('E');
    private static final int B = SYMBOLS.indexOf('B');

    @Override
    public int length() {
        return SHORTEST;
    }

    @Override
    public int steps() {
        return LONGEST;
    }

    @Override
    public boolean varies() {
        return true;
    }

    @Override
    public int features() {
        return SYMBOLS.length();
    }

    @Override
    public int targets() {
        return 4;
    }

    @Override
    public void draw(NumpyRandom random, Sequence sequence) {
        int steps = SHORTEST + random.randint(LONGEST - SHORTEST + 1);
        int first = 10 + random.randint(11);
        int second = 50 + random.randint(11);
        int kind = random.randint(4);
        sequence.set(0, E, 1);
        for (int step = 1; step < steps - 1; step++) {
            int symbol;
            if (step == first) symbol = X + kind / 2;
            else if (step == second) symbol = X + kind % 2;
            else symbol = random.randint(FILLERS);
            sequence.set(step, symbol, 1);
        }
        sequence.set(steps - 1, B, 1);
        sequence.target(kind, 1);
    }

    @Override
    public String loss() {
        return "categorical_crossentropy";
    }

    @Override
    public String activation() {
        return "softmax";
    }

    /** Of four classes that are equally frequent. */
    @Override
    public double guess() {
        return Math.log(4);
    }

    /** The paper's average training error is taken as the mean absolute error of the same last sequences. */
    @Override
    public Criterion criterion() {
        return new Criterion(2000, 0.3, Criterion.Average.ABSOLUTE, 0.1);
    }
}
