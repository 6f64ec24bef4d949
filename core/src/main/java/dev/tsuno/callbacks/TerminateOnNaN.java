package dev.tsuno.callbacks;

import java.util.Map;

/** Ends the training when the loss is NaN or infinite. As {@code keras.callbacks.TerminateOnNaN}. */
public final class TerminateOnNaN extends Callback {
    private boolean raiseError = false;

    /** True: throws at once, so that no callback hears of the training's end. Default: false. */
    public TerminateOnNaN raiseError(boolean raise) {
        this.raiseError = raise;
        return this;
    }

    /** @throws ArithmeticException with {@link #raiseError}, for such a loss */
    @Override
    public void onBatchEnd(int batch, Map<String, Double> logs) {
        Double loss = logs.get("loss");
        if (loss == null || Double.isFinite(loss)) return;
        if (raiseError) {
            throw new ArithmeticException("NaN or Inf loss encountered at batch " + batch + ". Loss value: "
                    + PythonText.repr(loss) + ". Terminating training immediately.");
        }
        Stdout.print("Batch " + batch + ": Invalid loss, terminating training");
        model().stopTraining();
    }
}
