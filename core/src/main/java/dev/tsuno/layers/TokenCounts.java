package dev.tsuno.layers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often tokens stand in documents, and in how many of them. */
final class TokenCounts<T> {
    /** Of one token: how often, and in how many documents. */
    private static final class Count {
        long all;
        long documents;
    }

    private final Map<T, Count> counts = new HashMap<>();
    private long documents;

    void add(List<T> document) {
        Set<T> seen = new HashSet<>();
        for (T token : document) {
            Count count = counts.computeIfAbsent(token, t -> new Count());
            count.all++;
            if (seen.add(token)) count.documents++;
        }
        documents++;
    }

    /** All tokens but these, the most frequent first, of equally frequent ones the largest first. */
    List<T> mostFrequent(List<T> except, Comparator<T> order) {
        Comparator<Map.Entry<T, Count>> byCount = Comparator.comparingLong(entry -> entry.getValue().all);
        return counts.entrySet().stream()
                .filter(entry -> !except.contains(entry.getKey()))
                .sorted(byCount.thenComparing(Map.Entry::getKey, order).reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@code log(1 + documents / (1 + documents with the token))} of each of these. */
    List<Double> inverseFrequencies(List<T> tokens) {
        List<Double> all = new ArrayList<>();
        for (T token : tokens) {
            Count count = counts.getOrDefault(token, new Count());
            all.add(Math.log(1 + documents / (1.0 + count.documents)));
        }
        return all;
    }
}
