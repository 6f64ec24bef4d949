package dev.tsuno.layers;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The einsum equations of an attention over some of its axes: of the scores of query and key, and of scores and value. */
record AttentionEquations(String scoring, String combining, int axes) {
    /** {@code rank}: that of the projected tensors, {@code (batch, …, heads, features)}; no axes mean all between. */
    static AttentionEquations of(int rank, @Nullable List<Integer> attentionAxes) {
        List<Integer> axes = attentionAxes == null
                ? IntStream.range(1, rank - 2).boxed().toList()
                : attentionAxes.stream().map(a -> a < 0 ? rank - 1 + a : a).toList();
        String query = letters(0, rank);
        StringBuilder key = new StringBuilder();
        StringBuilder batch = new StringBuilder();
        char next = (char) ('a' + rank);
        for (int i = 0; i < rank; i++) {
            boolean attended = i < rank - 1 && axes.contains(i);
            key.append(attended ? next++ : query.charAt(i));
            if (!attended && i < rank - 1) batch.append(query.charAt(i));
        }
        StringBuilder scores = new StringBuilder(batch);
        for (int axis : axes) scores.append(query.charAt(axis));
        for (int axis : axes) scores.append(key.charAt(axis));
        return new AttentionEquations(
                query + "," + key + "->" + scores, scores + "," + key + "->" + query, axes.size());
    }

    /** Free axes stay, then the bound ones are summed over, and the outputs take their place: {@code "abc,cde->abde"}. */
    static String projection(int free, int bound, int outputs) {
        String input = letters(0, free + bound);
        String kernel = letters(free, bound + outputs);
        return input + "," + kernel + "->" + letters(0, free) + letters(free + bound, outputs);
    }

    static String letters(int from, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = from; i < from + count; i++) letters.append((char) ('a' + i));
        return letters.toString();
    }
}
