package dev.tsuno.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options of something configurable, in the order of Keras's arguments. */
public final class Options {
    private final Map<String, Option<?>> options = new LinkedHashMap<>();
    private final List<String> notYet = new ArrayList<>();
    private final Map<String, @Nullable Object> formerly = new HashMap<>();
    private final Supplier<String> owner;
    private @Nullable String closed;

    /** {@code owner} says whose they are, for messages: {@code LSTM "lstm_1"}. */
    public Options(Supplier<String> owner) {
        this.owner = owner;
    }

    String owner() {
        return owner.get();
    }

    /** An argument that must be given. */
    public <T> Option<T> required(String key, Codec<T> codec) {
        return add(new Option<>(this, key, codec, null, true));
    }

    /** An argument with its default as Keras's signature has it. */
    public <T> Option<T> option(String key, Codec<T> codec, @Nullable Object byDefault) {
        return add(new Option<>(this, key, codec, byDefault, false));
    }

    /** An argument that Keras has and that isn't carried out yet: another value than its default is refused by name. */
    public void notYet(String key, @Nullable Object byDefault) {
        option(key, Codecs.ANY, byDefault);
        notYet.add(key);
    }

    /** The arguments that aren't carried out yet. */
    public Collection<String> notYet() {
        return List.copyOf(notYet);
    }

    /** A key that older files have, always with this value: it is read over, and not written. Another value is refused. */
    public void formerly(String key, @Nullable Object always) {
        formerly.put(key, always);
    }

    private <T> Option<T> add(Option<T> option) {
        if (options.put(option.key(), option) != null)
            throw new IllegalStateException("declared twice: " + option.key());
        return option;
    }

    /**
     * @throws IllegalStateException if it is too late to set options
     * @throws IllegalArgumentException if the value is out of range
     */
    public <T> void set(Option<T> option, @Nullable T value) {
        option.set(value);
    }

    /** The object of that name, which is made when it is needed; so that it draws a seed when its owner does, as in Keras. */
    public void setByName(Option<?> option, String name) {
        option.setByName(name);
    }

    /** The same for an option that may be null, which is another value than its default. */
    public <T> void setOrNull(Option<T> option, @Nullable T value) {
        option.set(value);
    }

    /** Takes the values, not copies of them, of all options that both have. */
    public void takeFrom(Options other) {
        for (Option<?> option : options.values()) {
            Option<?> same = other.options.get(option.key());
            if (same != null) option.takeFrom(same);
        }
    }

    /** From now on setting an option throws: {@code because} completes "…, and it …". */
    public void close(String because) {
        closed = because;
    }

    /** They can be set again. */
    public void reopen() {
        closed = null;
    }

    public boolean isClosed() {
        return closed != null;
    }

    void checkOpen(String key) {
        if (closed != null) {
            throw new IllegalStateException(owner() + " " + closed + ": " + key
                    + " can't be changed any more. Set it right after the constructor.");
        }
    }

    public Collection<Option<?>> all() {
        return options.values();
    }

    /** @throws UnsupportedOperationException naming the first option that is set and isn't carried out yet */
    public void checkSupported() {
        for (String key : notYet) {
            Option<?> option = options.get(key);
            if (option != null && option.isChanged()) {
                throw new UnsupportedOperationException(owner() + ": " + key + "=" + option.toConfig()
                        + " is not carried out yet. Leave it at its default, " + option.byDefault() + ".");
            }
        }
    }

    /** Keras's config: key to plain value. */
    public Map<String, @Nullable Object> toConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (Option<?> option : options.values()) config.put(option.key(), option.toConfig());
        return config;
    }

    /** @throws IllegalArgumentException for an unknown key, naming the nearest known ones, or a value of the wrong kind */
    public void fromConfig(Map<String, ? extends @Nullable Object> config) {
        for (Map.Entry<String, ? extends @Nullable Object> entry : config.entrySet()) {
            Option<?> option = options.get(entry.getKey());
            if (option == null && readOver(entry.getKey(), entry.getValue())) continue;
            if (option == null) throw Names.unknown(owner() + ": option", entry.getKey(), options.keySet());
            option.fromConfig(entry.getValue());
        }
        checkSupported();
    }

    private boolean readOver(String key, @Nullable Object value) {
        if (!formerly.containsKey(key)) return false;
        if (!Objects.equals(value, formerly.get(key))) {
            throw new IllegalArgumentException(owner() + " does not support " + key + ", got " + value + ".");
        }
        return true;
    }
}
