package dev.tsuno.models;

import dev.tsuno.layers.Layer;
import dev.tsuno.layers.ModelReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How layers that hold models, as TimeDistributed, find them in a config; a service. */
public final class ModelConfigs implements ModelReader {
    /** For the service loader. */
    public ModelConfigs() {}

    @Override
    public Layer<?> read(Map<String, @Nullable Object> serialized) {
        return Models.read(serialized);
    }
}
