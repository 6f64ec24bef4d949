package dev.tsuno.conformance;

import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.EarlyStopping;
import dev.tsuno.callbacks.LearningRateScheduler;
import dev.tsuno.callbacks.MonitorCallback;
import dev.tsuno.callbacks.ReduceLROnPlateau;
import dev.tsuno.callbacks.SwapEMAWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The callbacks of a program, from pairs of a class and its arguments. */
final class ProgramCallbacks {
    private final Map<String, @Nullable Object> arguments;

    private ProgramCallbacks(Map<String, @Nullable Object> arguments) {
        this.arguments = arguments;
    }

    static List<Callback> of(List<?> pairs) {
        List<Callback> callbacks = new ArrayList<>();
        for (Object each : pairs) {
            List<?> pair = Json.list(each);
            callbacks.add(new ProgramCallbacks(Json.map(pair.get(1))).make(String.valueOf(pair.get(0))));
        }
        return callbacks;
    }

    private Callback make(String name) {
        return switch (name) {
            case "EarlyStopping" -> earlyStopping();
            case "ReduceLROnPlateau" -> reduceLROnPlateau();
            case "LearningRateScheduler" -> {
                double factor = arguments.get("factor") instanceof Number number ? number.doubleValue() : 1;
                yield new LearningRateScheduler((epoch, rate) -> rate * factor);
            }
            case "SwapEMAWeights" -> new SwapEMAWeights().swapOnEpoch(true);
            default -> throw new Unsupported("callback " + name);
        };
    }

    private EarlyStopping earlyStopping() {
        EarlyStopping callback = new EarlyStopping();
        monitored(callback);
        whole("patience", callback::patience);
        whole("start_from_epoch", callback::startFromEpoch);
        number("min_delta", callback::minDelta);
        number("baseline", callback::baseline);
        if (Boolean.TRUE.equals(arguments.get("restore_best_weights"))) callback.restoreBestWeights(true);
        return callback;
    }

    private ReduceLROnPlateau reduceLROnPlateau() {
        ReduceLROnPlateau callback = new ReduceLROnPlateau();
        monitored(callback);
        whole("patience", callback::patience);
        whole("cooldown", callback::cooldown);
        number("factor", callback::factor);
        number("min_lr", callback::minLr);
        number("min_delta", callback::minDelta);
        return callback;
    }

    private void monitored(MonitorCallback<?> callback) {
        if (arguments.get("monitor") instanceof String monitor) callback.monitor(monitor);
        if (arguments.get("mode") instanceof String mode) callback.mode(mode);
    }

    private void whole(String key, IntConsumer set) {
        if (arguments.get(key) instanceof Number number) set.accept(number.intValue());
    }

    private void number(String key, DoubleConsumer set) {
        if (arguments.get(key) instanceof Number number) set.accept(number.doubleValue());
    }
}
