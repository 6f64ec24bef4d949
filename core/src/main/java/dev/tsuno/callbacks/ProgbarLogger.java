package dev.tsuno.callbacks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints a line an epoch: its number, its time and what it gave, as Keras's {@code verbose=2}. */
public final class ProgbarLogger extends Callback {
    private final PrintStream out;
    private long start;

    public ProgbarLogger(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onEpochBegin(int epoch) {
        start = System.nanoTime();
        out.println("Epoch " + (epoch + 1) + "/" + parameters().epochs());
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%.0fms", (System.nanoTime() - start) / 1e6));
        logs.forEach((key, value) -> line.append(" - ").append(key).append(": ").append(number(value)));
        out.println(line);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) > 1e-3 || value == 0 ? "%.4f" : "%.4e", value);
    }
}
