package dev.tsuno.files;

import dev.tsuno.config.Configurable;
import dev.tsuno.config.Registry;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.losses.Loss;
import dev.tsuno.losses.Losses;
import dev.tsuno.metrics.Metric;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.models.Model;
import dev.tsuno.models.Models;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.Optimizers;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import dev.tsuno.optimizers.schedules.Schedules;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is made of as JSON, without its weights, as {@code model.to_json()} and {@code keras.models.model_from_json}:
 *
 * <pre>{@code
 * String json = ModelJson.toJson(model);
 * Model again = ModelJson.modelFromJson(json);
 * }</pre>
 *
 * <p>A layer, loss, metric, optimizer, schedule, initializer, regularizer or constraint can be written too. A text is data: the classes it
 * names are looked up in tables ({@link Layers#REGISTRY} and its like, where yours are registered), unknown keys are refused by name, and
 * documents that are nested too deep or too long are refused before they take memory.
 */
public final class ModelJson {
    private ModelJson() {}

    /**
     * Keras's text, byte for byte.
     *
     * @throws UnsupportedOperationException if a part can't stand in a config: a lambda, a model class of one's own
     * @throws IllegalArgumentException for a layer of one's own that is neither registered nor says its arguments in getConfig
     */
    public static String toJson(Configurable object) {
        return Json.write(KeyOrder.applied(plain(object)));
    }

    private static Object plain(Configurable object) {
        if (object instanceof Model model) return Models.toConfig(model);
        if (object instanceof Layer<?> layer) return Layers.REGISTRY.encode(layer);
        if (object instanceof Loss loss) return Losses.REGISTRY.encode(loss);
        if (object instanceof Metric metric) return Metrics.REGISTRY.encode(metric);
        if (object instanceof Optimizer optimizer) return Optimizers.REGISTRY.encode(optimizer);
        if (object instanceof LearningRateSchedule schedule) return Schedules.REGISTRY.encode(schedule);
        if (object instanceof Initializer initializer) return Initializers.REGISTRY.encode(initializer);
        if (object instanceof Regularizer regularizer) return Regularizers.REGISTRY.encode(regularizer);
        if (object instanceof Constraint constraint) return Constraints.REGISTRY.encode(constraint);
        throw new IllegalArgumentException(object + " is none of the things that stand in a config.");
    }

    /**
     * The model that a text describes, with new weights; compiled if it was.
     *
     * @throws IllegalArgumentException if it is no JSON, names an unknown class or key, or has a value of the wrong kind
     */
    public static Model modelFromJson(String json) {
        return Models.fromConfig(object(json));
    }

    public static Layer<?> layerFromJson(String json) {
        Map<String, @Nullable Object> config = object(json);
        boolean model = "Functional".equals(config.get("class_name")) || "Sequential".equals(config.get("class_name"));
        return model ? Models.fromConfig(config) : fromJson(json, Layers.REGISTRY);
    }

    /** A loss, an optimizer, …: by its table, {@code ModelJson.fromJson(json, Losses.REGISTRY)}. */
    public static <T extends Configurable> T fromJson(String json, Registry<T> registry) {
        return registry.decode(object(json));
    }

    private static Map<String, @Nullable Object> object(String json) {
        if (!(Json.read(json) instanceof Map<?, ?> map))
            throw new IllegalArgumentException("Expected a JSON object, {\"class_name\": …}.");
        Map<String, @Nullable Object> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }
}
