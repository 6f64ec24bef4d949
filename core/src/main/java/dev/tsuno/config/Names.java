package dev.tsuno.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names as people and Keras write them. */
public final class Names {
    private static final int SHOWN = 8;

    private Names() {}

    /** {@code GlorotUniform} to {@code glorot_uniform}, {@code LSTM} to {@code lstm}, {@code SimpleRNN} to {@code simple_rnn}, {@code Conv1DTranspose} to
     * {@code conv1d_transpose}. */
    public static String snake(String className) {
        return className
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code Unknown optimizer "sdg". Known: sgd, adam, … and 9 more.}, the nearest first. */
    public static IllegalArgumentException unknown(String kind, String name, Collection<String> known) {
        List<String> nearest = known.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (String k) -> distance(name.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT)))
                        .thenComparing(k -> k))
                .toList();
        int more = nearest.size() - SHOWN;
        String shown = more < 2
                ? String.join(", ", nearest)
                : String.join(", ", nearest.subList(0, SHOWN)) + " and " + more + " more";
        return new IllegalArgumentException("Unknown " + kind + " \"" + name + "\". Known: " + shown + ".");
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
