package dev.tsuno.config;

import org.jspecify.annotations.Nullable;

/** One argument of something configurable: key, default and value. Declared once, in Keras's words. */
public final class Option<T> {
    private final Options owner;
    private final String key;
    private final Codec<T> codec;
    private final @Nullable Object byDefault;
    private final boolean required;
    private @Nullable T value;
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
        return isSet || !required;
    }

    /** The value, or the default's; null if that is null. An object that stands for the default is made once. */
    public @Nullable T orNull() {
        if (!isSet) {
            if (required) throw new IllegalStateException(owner.owner() + ": " + key + " is missing");
            value = byDefault == null ? null : codec.decode(byDefault);
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
                if (newValue instanceof Number || newValue instanceof String) codec.decode(newValue);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(owner.owner() + ": " + key + ": " + e.getMessage(), e);
            }
            value = newValue;
        }
        isSet = true;
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
}
