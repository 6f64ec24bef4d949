package dev.tsuno.callbacks;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.config.Names;
import dev.tsuno.metrics.Metric;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches one number of the epoch's logs for improvement. As Keras's {@code MonitorCallback}.
 *
 * <p>In mode {@code "auto"} a loss is better when it is lower, and a metric knows by itself.
 *
 * @param <T> the class of the callback itself
 */
public abstract class MonitorCallback<T extends MonitorCallback<T>> extends Callback {
    private static final List<String> MODES = List.of("auto", "min", "max");
    static final System.Logger LOG = System.getLogger("dev.tsuno");

    private String monitor = "val_loss";
    private String mode = "auto";
    private int verbose = 0;
    private Metric.@Nullable Direction better;

    MonitorCallback() {}

    @SuppressWarnings("unchecked") // T is the class of this
    final T self() {
        return (T) this;
    }

    /** The name in the logs. Default: {@code "val_loss"}. */
    public final T monitor(String name) {
        this.monitor = name;
        return self();
    }

    /** {@code "min"}: lower is better; {@code "max"}: higher; {@code "auto"}: as the loss or metric says. Default: {@code "auto"}. */
    public final T mode(String mode) {
        if (!MODES.contains(mode)) throw Names.unknown("mode of " + getClass().getSimpleName(), mode, MODES);
        this.mode = mode;
        return self();
    }

    /** 1: says what it does. Default: 0. */
    public final T verbose(int verbose) {
        this.verbose = verbose;
        return self();
    }

    final boolean isVerbose() {
        return verbose > 0;
    }

    /** The watched number; null if the logs don't have it, of which a warning tells. */
    final @Nullable Double watched(Map<String, Double> logs, String purpose) {
        better = better();
        Double value = logs.get(monitor);
        if (value == null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: {1} on metric \"{2}\", which is not available. Available metrics are: {3}.",
                    getClass().getSimpleName(),
                    purpose,
                    monitor,
                    String.join(", ", logs.keySet()));
        }
        return value;
    }

    /** Whether value is better than best by more than a margin; anything is better than nothing. NaN never is. As Keras, compared in floatx. */
    final boolean isImprovement(double value, @Nullable Double best, double margin) {
        if (best == null) return true;
        if (better == Metric.Direction.UP) return rounded(value - margin) > rounded(best);
        return rounded(value + margin) < rounded(best);
    }

    private static double rounded(double value) {
        return Floatx.get() == DType.FLOAT32 ? (float) value : value;
    }

    private Metric.Direction better() {
        if (!mode.equals("auto")) return mode.equals("min") ? Metric.Direction.DOWN : Metric.Direction.UP;
        String name = monitor.startsWith("val_") ? monitor.substring(4) : monitor;
        Metric.Direction found = name.equals("loss") ? Metric.Direction.DOWN : null;
        for (Metric metric : model().metrics()) {
            if (metric.name().equals(name) && metric.direction() != null) found = metric.direction();
        }
        if (found == null) {
            throw new IllegalArgumentException(getClass().getSimpleName() + " got monitor=\"" + monitor
                    + "\", of which nobody knows whether more or less is better. Set mode(\"max\") or mode(\"min\").");
        }
        return found;
    }
}
