package dev.tsuno.models;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in lines of so many character cells, as the library "rich" breaks it. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private Words() {}

    /** The lines; a word longer than a line is folded, or stands alone and too long. */
    static List<String> wrapped(String text, int width, boolean fold) {
        List<Integer> breaks = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int used = 0;
        while (words.lookingAt()) {
            int start = words.start();
            String word = words.group();
            int length = cells(word.stripTrailing());
            if (width - used >= length) used += cells(word);
            else if (length > width && fold) {
                for (int at = 0; at < word.length(); at += width) {
                    if (start + at > 0) breaks.add(start + at);
                    used = Math.min(width, word.length() - at);
                }
            } else if (start > 0 && (used > 0 || length > width)) {
                breaks.add(start);
                used = cells(word);
            } else if (length > width) used = cells(word);
            words.region(words.end(), text.length());
        }
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int to : breaks) {
            lines.add(withoutEnd(text.substring(from, to), width));
            from = to;
        }
        lines.add(withoutEnd(text.substring(from), width));
        return lines;
    }

    /** Without the spaces at the end that don't fit any more. */
    private static String withoutEnd(String line, int width) {
        int end = line.length();
        while (end > 0 && cells(line.substring(0, end)) > width && Character.isWhitespace(line.charAt(end - 1))) end--;
        return line.substring(0, end);
    }

    /** With an ellipsis if it is too long. */
    static String cut(String line, int width) {
        return cells(line) <= width ? line : prefix(line, width - 1) + "…";
    }

    /** As much of it as there is room for. */
    static String prefix(String line, int width) {
        int cells = 0;
        int end = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            if (cells + cells(c) > width) break;
            cells += cells(c);
            end += Character.charCount(c);
        }
        return padded(line.substring(0, end), width);
    }

    static String padded(String line, int width) {
        return line + " ".repeat(Math.max(0, width - cells(line)));
    }

    static int cells(String text) {
        return text.codePoints().map(Words::cells).sum();
    }

    /** Ideographs, kana, hangul and full-width forms take two cells. */
    private static int cells(int c) {
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F900 && c <= 0x1F9FF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
