package dev.tsuno.layers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A vocabulary in a text file, UTF-8, one token a line. */
final class VocabularyFile {
    private VocabularyFile() {}

    /** @throws UncheckedIOException if it can't be read, saying which file and why */
    static List<String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("There is no vocabulary file " + file.toAbsolutePath() + ".", e);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException("The vocabulary file " + file + " is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The vocabulary file " + file + " can't be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("The vocabulary file " + file + " is empty. It needs one token a line.");
        }
        return lines;
    }

    /** The same, each line a whole number. */
    static List<Long> readIntegers(Path file) {
        List<String> lines = read(file);
        Long[] numbers = new Long[lines.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Long.valueOf(lines.get(i).strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "The vocabulary file " + file + " has \"" + lines.get(i) + "\" in line " + (i + 1)
                                + ", expected a whole number in each line.",
                        e);
            }
        }
        return List.of(numbers);
    }
}
