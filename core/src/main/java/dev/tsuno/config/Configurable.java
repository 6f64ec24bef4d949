package dev.tsuno.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something with options, as Keras's {@code get_config} has it. */
public interface Configurable {
    Options options();

    /** Keras's class name: {@code GlorotUniform}. */
    default String className() {
        return getClass().getSimpleName();
    }

    /** Key to plain value, as {@code get_config()}. */
    default Map<String, @Nullable Object> getConfig() {
        return options().toConfig();
    }

    /** What stands behind the config where one is written: {@code build_config}, {@code compile_config}. */
    default Map<String, @Nullable Object> behindConfig() {
        return Map.of();
    }
}
