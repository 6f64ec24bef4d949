package dev.tsuno.layers;

import java.util.ArrayList;
import java.util.List;

/** How {@link TextVectorization} takes texts apart: as TensorFlow's string ops do, for which only ASCII has cases, spaces and punctuation. */
final class Texts {
    private Texts() {}

    /** In lower case: the letters A to Z alone. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }

    /** Without ASCII's punctuation. */
    static String withoutPunctuation(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean printed = c > ' ' && c < 127;
            if (!printed || isDigit(c) || isLetter(c)) kept.append(c);
        }
        return kept.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** What stands between spaces, tabs, line ends, vertical tabs and form feeds. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean space =
                    i == text.length() || text.charAt(i) == ' ' || (text.charAt(i) >= 9 && text.charAt(i) <= 13);
            if (!space) continue;
            if (i > start) words.add(text.substring(start, i));
            start = i + 1;
        }
        return words;
    }

    /** The code points. */
    static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** For each width in turn all runs of so many tokens, with spaces between them. */
    static List<String> ngrams(List<String> tokens, List<Integer> widths) {
        List<String> all = new ArrayList<>();
        for (int width : widths) {
            for (int i = 0; i + width <= tokens.size(); i++) all.add(String.join(" ", tokens.subList(i, i + width)));
        }
        return all;
    }
}
