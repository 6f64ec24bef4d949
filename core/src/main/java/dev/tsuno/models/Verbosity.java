package dev.tsuno.models;

/** The argument {@code verbose}. */
final class Verbosity {
    private Verbosity() {}

    static int of(String where, int verbose) {
        if (verbose < 0 || verbose > 2)
            throw new IllegalArgumentException(where + ": verbose must be 0, 1 or 2, got " + verbose + ".");
        return verbose;
    }

    static int of(String where, String verbose) {
        if (!verbose.equals("auto"))
            throw new IllegalArgumentException(
                    where + ": verbose must be 0, 1, 2 or \"auto\", got \"" + verbose + "\".");
        return 1;
    }
}
