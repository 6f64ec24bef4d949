package dev.tsuno.layers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tokens by their place, and back. */
final class Vocabulary<T> {
    private final List<T> tokens;
    private final Map<T, Integer> places = new HashMap<>();

    /** @throws IllegalArgumentException if a token stands in it twice */
    Vocabulary(List<T> tokens, Supplier<String> owner) {
        this.tokens = List.copyOf(tokens);
        for (T token : tokens) {
            Integer first = places.put(token, places.size());
            if (first != null) {
                throw new IllegalArgumentException(owner.get() + ": the vocabulary has " + token + " twice, at " + first
                        + " and again behind. Each token may stand in it once.");
            }
        }
    }

    List<T> tokens() {
        return tokens;
    }

    /** −1 if it is not in it. */
    int indexOf(T token) {
        return places.getOrDefault(token, -1);
    }
}
