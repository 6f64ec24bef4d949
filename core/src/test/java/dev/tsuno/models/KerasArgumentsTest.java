package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.config.Configurable;
import dev.tsuno.config.Option;
import dev.tsuno.config.Registry;
import dev.tsuno.coverage.JavaApi;
import dev.tsuno.coverage.KerasApi;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names and defaults of all arguments against Keras's own list. */
class KerasArgumentsTest {
    @Test
    void every_argument_of_keras_is_an_option_with_its_default() {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (KerasApi.Name name : KerasApi.names()) {
            Registry<? extends Configurable> registry = JavaApi.REGISTRIES.get(name.group());
            if (registry == null || !registry.classNames().contains(name.name())) continue;
            seen.add(name.group() + " " + name.name());
            for (KerasApi.Argument argument : name.arguments()) {
                String problem = problem(registry.get(name.name()), argument.name(), argument.byDefault());
                if (problem != null) wrong.add(name.name() + "." + argument.name() + ": " + problem);
            }
        }
        assertEquals(List.of(), wrong);
        JavaApi.REGISTRIES.forEach((group, registry) -> registry.classNames().forEach(c -> {
            assertTrue(seen.contains(group + " " + c), c + " is none of Keras's");
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
}
