package dev.tsuno.config;

/** How the value of an option stands in a config. An option that isn't set stands there as null; a codec never sees that. */
public interface Codec<T> {
    /** @throws IllegalArgumentException if the plain value is none of this kind; the message says what was expected */
    T decode(Object plain);

    /** @throws IllegalStateException if this value can't stand in a config; the message says what to do */
    Object encode(T value);
}
