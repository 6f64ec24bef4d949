package dev.tsuno.activations;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Names;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Activation functions by name. In a config one stands by its name, or by a map with the name under {@code config}. */
final class KnownActivations implements Codec<Activation> {
    private final Map<String, Activation> byName = new ConcurrentHashMap<>();

    Activation add(Activation activation, String... aliases) {
        byName.put(nameOf(activation), activation);
        for (String alias : aliases) byName.put(alias, activation);
        return activation;
    }

    Activation get(String name) {
        Activation activation = byName.get(name);
        if (activation == null) throw Names.unknown("activation", name, byName.keySet());
        return activation;
    }

    @Override
    public Activation decode(Object plain) {
        if (plain instanceof String name) return get(name);
        if (plain instanceof Map<?, ?> map && map.get("config") instanceof String name) return get(name);
        throw new IllegalArgumentException("expected the name of an activation, got " + plain);
    }

    @Override
    public Object encode(Activation value) {
        return nameOf(value);
    }

    private static String nameOf(Activation activation) {
        String name = activation.name();
        if (name == null) {
            throw new IllegalStateException(
                    "an activation written as a lambda has no name to stand in a config by. Give it one:"
                            + " Activation.named(\"my_activation\", x -> …), and where the config is read, Activations.register(it).");
        }
        return name;
    }
}
