package dev.tsuno.files;

import java.util.List;

/** Text from a file as it may stand in a message: short, and without what a terminal would obey. */
final class CsvText {
    private static final int LONGEST = 40;
    private static final int MOST = 20;

    private CsvText() {}

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) shown.append(String.format("\\u%04x", (int) c));
            else shown.append(c);
        }
        shown.append('"');
        return text.length() <= LONGEST ? shown.toString() : shown + "… (" + text.length() + " characters)";
    }

    static String list(List<String> texts) {
        List<String> shown = texts.stream().limit(MOST).map(CsvText::quoted).toList();
        return String.join(", ", shown) + (texts.size() > MOST ? ", … (" + texts.size() + " in all)" : "");
    }
}
