package dev.tsuno.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One argument of something configurable: key, default and value. Declared once, in Keras's words. */
public final class Option<T> {
    private final Options owner;
    private final String key;
    private final Codec<T> codec;
    private final @Nullable Object byDefault;
    private final boolean required;
    private @Nullable T value;
    /** What it was given by name and is made of when it is needed. */
    private @Nullable String name;

    private boolean isSet;

    Option(Options owner, String key, Codec<T> codec, @Nullable Object byDefault, boolean required) {
        this.owner = owner;
        this.key = key;
        this.codec = codec;
        this.byDefault = byDefault;
        this.required = required;
    }

    /** Keras's name: {@code return_sequences}. */
    public String key() {
        return key;
    }

    /** The default as it stands in Keras's signature: a plain value, or null. */
    public @Nullable Object byDefault() {
        return byDefault;
    }

    /** Whether it has no default and must be given. */
    public boolean isRequired() {
        return required;
    }

    /** Whether {@link #get} has something to give: false while a required one is missing. */
    public boolean isGiven() {
        return isSet || name != null || !required;
    }

    /** The value, or the default's; null if that is null. An object that stands for the default is made once. */
    public @Nullable T orNull() {
        if (!isSet) {
            if (required && name == null) throw new IllegalStateException(owner.owner() + ": " + key + " is missing");
            Object plain = name == null ? byDefault : name;
            value = plain == null ? null : codec.decode(plain);
            isSet = true;
        }
        return value;
    }

    /** The value of an option that always has one. */
    public T get() {
        T got = orNull();
        if (got == null) throw new IllegalStateException(owner.owner() + ": " + key + " is not set");
        return got;
    }

    public T or(T other) {
        T got = orNull();
        return got == null ? other : got;
    }

    /** Whether the value differs from the default, as far as configs tell. */
    public boolean isChanged() {
        Object now = toConfig();
        return byDefault instanceof Number a && now instanceof Number b
                ? a.doubleValue() != b.doubleValue()
                : now == null ? byDefault != null : !now.equals(byDefault);
    }

    /** @throws IllegalArgumentException if the value is out of the option's range */
    void set(@Nullable T newValue) {
        owner.checkOpen(key);
        if (newValue == null) value = null;
        else {
            try {
                if (isPlain(newValue)) codec.decode(newValue);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(owner.owner() + ": " + key + ": " + e.getMessage(), e);
            }
            value = newValue;
        }
        isSet = true;
    }

    /** The object of that name, made when it is needed: as if Keras's constructor made it. */
    void setByName(String name) {
        owner.checkOpen(key);
        if (codec instanceof Registry<?> registry) registry.check(name);
        this.name = name;
        isSet = false;
    }

    @SuppressWarnings("unchecked") // the same key of the same class of options
    void takeFrom(Option<?> same) {
        value = (T) same.orNull();
        isSet = true;
    }

    @Nullable
    Object toConfig() {
        T got = orNull();
        try {
            return got == null ? null : codec.encode(got);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(owner.owner() + ": " + key + ": " + e.getMessage(), e);
        }
    }

    void fromConfig(@Nullable Object plain) {
        try {
            set(plain == null ? null : codec.decode(plain));
        } catch (IllegalArgumentException e) {
            String where = owner.owner() + ": " + key + ": ";
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(where) ? message : where + message, e);
        }
    }

    /** Whether the value is its own plain form, so that the codec can check it. */
    private static boolean isPlain(Object value) {
        if (value instanceof List<?> list) return list.isEmpty() || isPlain(list.get(0));
        return value instanceof Number || value instanceof String;
    }
}
