package dev.tsuno.layers;

import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Reads the models that stand among layers in a config. Layers know no models: the reader is found as a service. */
@FunctionalInterface
public interface ModelReader {
    /** The model of the map in which it stands, {@code {"class_name": …, "config": …}}. */
    Layer<?> read(Map<String, @Nullable Object> serialized);

    /** Reads by the reader that there is. */
    static Layer<?> readModel(Map<String, @Nullable Object> serialized) {
        return ServiceLoader.load(ModelReader.class, ModelReader.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No service is a " + ModelReader.class.getName()
                        + ": META-INF/services of the jar tsuno was left out."))
                .read(serialized);
    }
}
