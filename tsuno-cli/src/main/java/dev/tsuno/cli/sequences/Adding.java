package dev.tsuno.cli.sequences;

/** What the published forms of the adding problem share: a value and a marker at each step, one number to be told at the end. */
interface Adding extends SequenceTask {
    @Override
    default int features() {
        return 2;
    }

    @Override
    default int targets() {
        return 1;
    }

    @Override
    default String loss() {
        return "mean_squared_error";
    }

    @Override
    default String activation() {
        return "linear";
    }
}
