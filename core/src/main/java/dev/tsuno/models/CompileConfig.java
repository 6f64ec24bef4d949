package dev.tsuno.models;

import dev.tsuno.config.Names;
import dev.tsuno.losses.Loss;
import dev.tsuno.losses.Losses;
import dev.tsuno.metrics.Metric;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code compile} as they stand in a config. */
final class CompileConfig {
    private static final Set<String> KEYS = Set.of(
            "optimizer",
            "loss",
            "loss_weights",
            "metrics",
            "weighted_metrics",
            "run_eagerly",
            "steps_per_execution",
            "jit_compile",
            "auto_scale_loss");

    private CompileConfig() {}

    static Map<String, @Nullable Object> of(CompileOptions options, Optimizer optimizer) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("optimizer", Optimizers.REGISTRY.encode(optimizer));
        config.put("loss", plain(options.loss));
        config.put("loss_weights", plain(options.lossWeights));
        config.put("metrics", metrics(options.metrics));
        config.put("weighted_metrics", metrics(options.weightedMetrics));
        config.put("run_eagerly", false);
        config.put("steps_per_execution", 1);
        config.put("jit_compile", false);
        return config;
    }

    /** A map by outputs is kept as a list of that map. */
    private static @Nullable Object metrics(List<?> metrics) {
        if (metrics.isEmpty()) return null;
        return plain(metrics.size() == 1 && metrics.get(0) instanceof Map<?, ?> byOutput ? byOutput : metrics);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Loss loss) return Losses.REGISTRY.encode(loss);
        if (value instanceof Metric metric) return Metrics.REGISTRY.encode(metric);
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object each : list) all.add(plain(each));
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(String.valueOf(key), plain(each)));
            return all;
        }
        return value;
    }

    /**
     * What a config says, for {@code compile}. How Keras runs a step (eagerly, compiled, several at once) says nothing here.
     *
     * @throws IllegalArgumentException for an unknown key, or a value of the wrong kind
     */
    static Consumer<CompileOptions> read(Map<String, ? extends @Nullable Object> config) {
        for (String key : config.keySet()) {
            if (!KEYS.contains(key)) throw Names.unknown("compile_config: key", key, KEYS);
        }
        Object optimizer = config.get("optimizer");
        Optimizer made = optimizer == null ? Optimizers.get("rmsprop") : Optimizers.REGISTRY.decode(optimizer);
        Object loss = made(config.get("loss"), Losses.REGISTRY::decode);
        Object weights = config.get("loss_weights");
        List<?> metrics = list("metrics", made(config.get("metrics"), CompileConfig::metric));
        List<?> weighted = list("weighted_metrics", made(config.get("weighted_metrics"), CompileConfig::metric));
        return options -> {
            options.optimizer = made;
            options.loss = loss;
            options.lossWeights = weights instanceof Number one ? List.of(one) : weights;
            options.metrics = metrics;
            options.weightedMetrics = weighted;
        };
    }

    private static Object metric(Object plain) {
        boolean loss = plain instanceof Map<?, ?> map && "keras.losses".equals(map.get("module"));
        return loss ? Losses.REGISTRY.decode(plain) : Metrics.REGISTRY.decode(plain);
    }

    /** Names stay names, configs become objects, in lists and maps as they stand. */
    private static @Nullable Object made(@Nullable Object plain, Function<Object, ?> decode) {
        if (plain instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object each : list) all.add(made(each, decode));
            return all;
        }
        if (!(plain instanceof Map<?, ?> map)) return plain;
        if ("function".equals(map.get("class_name")) && map.get("config") instanceof String name) return name;
        if (map.containsKey("class_name")) return decode.apply(map);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, each) -> all.put(String.valueOf(key), made(each, decode)));
        return all;
    }

    private static List<?> list(String key, @Nullable Object value) {
        if (value == null) return List.of();
        if (value instanceof List<?> list) return list;
        if (value instanceof Map<?, ?> || value instanceof String || value instanceof Metric) return List.of(value);
        throw new IllegalArgumentException("compile_config: " + key + ": expected names or metrics, got " + value);
    }
}
