package dev.tsuno.conformance;

import dev.tsuno.array.DType;

/**
 * How near a training must come to Keras's, and for how many epochs. Losses and {@code evaluate} are measured relatively, weights, predictions and
 * forecasts by the largest value of the array; an infinite bar means that they are not compared.
 *
 * <p>Two float32 engines, which sum in different orders, differ by a third of these bars at most, as do float32 and float64 in Keras. With Adam,
 * single epochs of LSTM and GRU jump later on: from there, rounding decides.
 */
record StudyBars(
        int epochs,
        double loss,
        double valLoss,
        double evaluate,
        double before,
        double weights,
        double lateWeights,
        double after,
        double forecast) {
    private static final double NONE = Check.NOT_COMPARED;

    /** From this epoch on a snapshot of the weights is a late one. */
    private static final int LATE = 100;

    static StudyBars of(StudyRun run, String model) {
        boolean wide = run.dtype() == DType.FLOAT64;
        boolean chaotic = !run.optimizer().equals("sgd") && !model.equals("simple_rnn");
        if (chaotic) {
            int epochs = Math.min(run.epochs(), model.equals("lstm") ? 50 : 100);
            return wide
                    ? new StudyBars(epochs, 1e-6, 1e-6, NONE, 1e-12, 1e-6, NONE, NONE, NONE)
                    : new StudyBars(epochs, 5e-5, 5e-5, NONE, 5e-6, 3e-5, NONE, NONE, NONE);
        }
        if (wide) return new StudyBars(run.epochs(), 1e-9, 1e-9, 1e-9, 1e-12, 1e-9, 1e-9, 1e-9, 1e-9);
        return run.optimizer().equals("sgd")
                ? new StudyBars(run.epochs(), 1e-5, 3e-5, 3e-5, 5e-6, 3e-4, 3e-4, 1e-5, 5e-5)
                : new StudyBars(run.epochs(), 3e-5, 5e-5, 5e-5, 5e-6, 3e-5, 5e-5, 1e-5, 5e-5);
    }

    double weightsAfter(int epoch) {
        return epoch < LATE ? weights : lateWeights;
    }
}
