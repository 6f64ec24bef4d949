package dev.tsuno.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one kind by name: {@code "glorot_uniform"}, {@code "GlorotUniform"}. It is the only way from a name to an object.
 *
 * <p>Thread-safe.
 */
public final class Registry<T extends Configurable> implements Codec<T> {
    private final String kind;
    private final String module;
    private @Nullable String own;
    private final Map<String, Supplier<? extends T>> makers = new ConcurrentHashMap<>();
    private final Map<String, String> shortNames = new LinkedHashMap<>();
    private final Map<String, Reader<T>> readers = new ConcurrentHashMap<>();

    /** One of Keras's own classes that is made from its whole config. */
    private record Reader<T>(
            String module,
            @Nullable String registeredName,
            Function<Map<String, @Nullable Object>, ? extends T> read) {}

    /** {@code kind} as in messages, "initializer"; {@code module} as in configs, {@code keras.initializers}. */
    public Registry(String kind, String module) {
        this.kind = kind;
        this.module = module;
    }

    /** A class of Keras's: by its class name, its name in snake case, and any others that Keras knows it by. */
    public Registry<T> add(String className, Supplier<? extends T> maker, String... aliases) {
        makers.put(className, maker);
        makers.put(Names.snake(className), maker);
        for (String alias : aliases) makers.put(alias, maker);
        shortNames.put(className, Names.snake(className));
        return this;
    }

    /**
     * A class of Keras's that is no list of options: a model. It is made from the map in which it stands, {@code {"class_name": …,
     * "config": …, "compile_config": …}}; module and registered name are those that Keras writes.
     */
    public Registry<T> reader(
            String className,
            String module,
            @Nullable String registeredName,
            Function<Map<String, @Nullable Object>, ? extends T> read) {
        readers.put(className, new Reader<>(module, registeredName, read));
        return this;
    }

    /** What messages say of classes of the user's; one that isn't known and adds nothing to its config is then not written. */
    public Registry<T> own(String sentence) {
        own = sentence;
        return this;
    }

    /** A class of the user's, by the name that configs know it by. */
    public void register(String name, Supplier<? extends T> maker) {
        makers.put(name, maker);
    }

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public T get(String name) {
        Supplier<? extends T> maker = makers.get(name);
        if (maker == null) throw unknown(name);
        return maker.get();
    }

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public void check(String name) {
        if (!makers.containsKey(name)) throw unknown(name);
    }

    private IllegalArgumentException unknown(String name) {
        IllegalArgumentException unknown = Names.unknown(kind, name, known());
        return own == null ? unknown : new IllegalArgumentException(unknown.getMessage() + " " + own);
    }

    /** The names as people write them. */
    public Collection<String> known() {
        List<String> names = new ArrayList<>(shortNames.values());
        for (String name : makers.keySet()) if (!shortNames.containsKey(name) && !names.contains(name)) names.add(name);
        return names;
    }

    /** The class names of those that are Keras's. */
    public Collection<String> classNames() {
        return shortNames.keySet();
    }

    /** Whether configs may name this class. */
    public boolean knows(String className) {
        return makers.containsKey(className) || readers.containsKey(className);
    }

    /** From a name, or from {@code {"class_name": …, "config": {…}}}. */
    @Override
    public T decode(Object plain) {
        if (plain instanceof String name) return get(name);
        if (plain instanceof Map<?, ?> map && map.get("class_name") instanceof String name) {
            Reader<T> reader = readers.get(name);
            if (reader != null) return reader.read.apply(strings(map));
            T made = get(name);
            if (map.get("config") instanceof Map<?, ?> config) made.options().fromConfig(strings(config));
            return made;
        }
        throw new IllegalArgumentException("expected a name or a config of a " + kind + ", got " + plain);
    }

    @Override
    public Object encode(T value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        String className = value.className();
        Reader<T> reader = readers.get(className);
        boolean keras = shortNames.containsKey(className);
        map.put("module", reader != null ? reader.module : keras ? module : null);
        map.put("class_name", className);
        Map<String, @Nullable Object> config = value.getConfig();
        if (own != null
                && !knows(className)
                && value.options().toConfig().keySet().containsAll(config.keySet())) {
            throw new IllegalArgumentException(value
                    + ": what its constructor was given would be missing in the config. Override getConfig, or declare it"
                    + " as options. " + own);
        }
        map.put("config", config);
        map.put("registered_name", reader != null ? reader.registeredName : keras ? null : "Custom>" + className);
        map.putAll(value.behindConfig());
        return map;
    }

    private static Map<String, @Nullable Object> strings(Map<?, ?> config) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        config.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }
}
