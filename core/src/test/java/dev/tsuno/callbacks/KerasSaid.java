package dev.tsuno.callbacks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What callbacks.py wrote. */
final class KerasSaid {
    private KerasSaid() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(KerasSaid.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a table, with its escapes still in. */
    static List<String[]> rows(String name) {
        String text = new String(bytes(name), StandardCharsets.UTF_8);
        return text.lines().map(line -> line.split("\t", -1)).toList();
    }

    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char code = text.charAt(++i);
            switch (code) {
                case 'e' -> plain.append('\u001b');
                case 'b' -> plain.append('\b');
                case 'r' -> plain.append('\r');
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                default -> plain.append(code);
            }
        }
        return plain.toString();
    }

    /** As Python prints it. */
    static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    static double[] numbers(String list) {
        String[] parts = list.substring(1, list.length() - 1).split(", ", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) numbers[i] = number(parts[i]);
        return numbers;
    }
}
