package dev.tsuno.optimizers;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which optimizer trains which variable, as {@code keras.optimizers.OptimizerMap}: by the variable's path, or by a regular expression that
 * matches all of it; a default for the others.
 */
public final class OptimizerMap implements Configurable {
    private final Options options = new Options(this::className);
    private final Option<Optimizer> byDefault = options.required("default_optimizer", Optimizers.REGISTRY);
    private final Option<Map<String, Optimizer>> byPath = options.option("optimizer_map", new MapCodec(), Map.of());

    OptimizerMap() {}

    public OptimizerMap(Optimizer byDefault) {
        options.set(this.byDefault, byDefault);
    }

    @Override
    public Options options() {
        return options;
    }

    /**
     * @param path a variable's path, or a regular expression for it: {@code "encoder/.*"}
     * @throws IllegalArgumentException if the path is there already
     */
    public OptimizerMap put(String path, Optimizer optimizer) {
        Map<String, Optimizer> all = new LinkedHashMap<>(byPath.get());
        if (all.put(path, MultiOptimizer.checked(optimizer)) != null) {
            throw new IllegalArgumentException("OptimizerMap has an optimizer for \"" + path + "\" already.");
        }
        options.set(byPath, all);
        return this;
    }

    public Optimizer defaultOptimizer() {
        return byDefault.get();
    }

    /** @throws IllegalArgumentException if several expressions match */
    public Optimizer get(String path) {
        Map<String, Optimizer> all = byPath.get();
        Optimizer exact = all.get(path);
        if (exact != null) return exact;
        List<String> matching =
                all.keySet().stream().filter(p -> Pattern.matches(p, path)).toList();
        if (matching.size() > 1) {
            throw new IllegalArgumentException("OptimizerMap: several expressions match the variable " + path + ": "
                    + String.join(", ", matching) + ".");
        }
        Optimizer found = matching.isEmpty() ? null : all.get(matching.get(0));
        return found == null ? byDefault.get() : found;
    }

    Optimizer of(Variable variable) {
        return get(variable.path());
    }

    /** Each once: those of paths in their order, then the default. */
    List<Optimizer> optimizers() {
        Set<Optimizer> all = new LinkedHashSet<>(byPath.get().values());
        all.add(byDefault.get());
        return new ArrayList<>(all);
    }

    private static final class MapCodec implements Codec<Map<String, Optimizer>> {
        @Override
        public Map<String, Optimizer> decode(Object plain) {
            if (!(plain instanceof Map<?, ?> map)) throw new IllegalArgumentException("expected a map, got " + plain);
            Map<String, Optimizer> result = new LinkedHashMap<>();
            map.forEach((path, config) -> {
                if (config != null) result.put(String.valueOf(path), Optimizers.REGISTRY.decode(config));
            });
            return result;
        }

        @Override
        public Object encode(Map<String, Optimizer> value) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            value.forEach((path, optimizer) -> result.put(path, Optimizers.REGISTRY.encode(optimizer)));
            return result;
        }
    }
}
