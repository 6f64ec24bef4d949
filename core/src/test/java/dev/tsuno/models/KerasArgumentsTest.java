package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tsuno.config.Configurable;
import dev.tsuno.config.Option;
import dev.tsuno.config.Registry;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.layers.Layers;
import dev.tsuno.losses.Losses;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.optimizers.Optimizers;
import dev.tsuno.optimizers.schedules.Schedules;
import dev.tsuno.regularizers.Regularizers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names and defaults of all arguments against Keras's own list. */
class KerasArgumentsTest {
    private static final Map<String, Registry<? extends Configurable>> REGISTRIES = Map.of(
            "layers", Layers.REGISTRY,
            "initializers", Initializers.REGISTRY,
            "regularizers", Regularizers.REGISTRY,
            "constraints", Constraints.REGISTRY,
            "losses", Losses.REGISTRY,
            "metrics", Metrics.REGISTRY,
            "optimizers", Optimizers.REGISTRY,
            "schedules", Schedules.REGISTRY);

    @Test
    void every_argument_of_keras_is_an_option_with_its_default() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String line : lines()) {
            String[] words = line.split("\t", -1);
            // An RNN's cell is an argument of its constructor and none of its options.
            if (words[1].equals("RNN")) continue;
            seen.add(words[0] + " " + words[1]);
            Registry<? extends Configurable> registry = Objects.requireNonNull(REGISTRIES.get(words[0]));
            String problem = words[2].isEmpty() ? null : problem(registry.get(words[1]), words[2], words[3]);
            if (problem != null) wrong.add(words[1] + "." + words[2] + ": " + problem);
        }
        assertEquals(List.of(), wrong);
        REGISTRIES.forEach((name, registry) -> registry.classNames().forEach(c -> {
            assertFalse(!seen.contains(name + " " + c), c + " is not in the list");
        }));
    }

    private static @Nullable String problem(Configurable thing, String key, String expected) {
        for (Option<?> option : thing.options().all()) {
            if (!option.key().equals(key)) continue;
            String own = option.isRequired() ? "required" : json(option.byDefault());
            boolean same = own.equals(expected)
                    || (isNumber(own) && isNumber(expected) && Double.parseDouble(own) == Double.parseDouble(expected));
            return same ? null : "default " + own + ", Keras has " + expected;
        }
        return "missing";
    }

    private static String json(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]+(e-?[0-9]+)?|-?[0-9.]+E-?[0-9]+");
    }

    private static List<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KerasArgumentsTest.class.getResourceAsStream("keras_arguments.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
