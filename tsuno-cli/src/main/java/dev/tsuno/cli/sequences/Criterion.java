package dev.tsuno.cli.sequences;

/**
 * When a task counts as solved: each of the last {@code window} sequences was within {@code tolerance}, which the largest absolute error of its
 * outputs must be below, and the average error of these sequences was below {@code average}. Errors are those before the step that
 * learns from them.
 */
public record Criterion(int window, double tolerance, Average kind, double average) {
    /** Of what an average is made. */
    public enum Average {
        ABSOLUTE,
        SQUARED
    }
}
