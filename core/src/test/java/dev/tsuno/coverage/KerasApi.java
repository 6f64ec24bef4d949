package dev.tsuno.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The public names of Keras 3.15.1 with their arguments and defaults, from {@code keras_api.tsv}. */
public final class KerasApi {
    private KerasApi() {}

    /** A name of a group: {@code kind} is class, function, method or hook; {@code other} the name of which it is another, or empty. */
    public record Name(String group, String name, String kind, String other, List<Argument> arguments) {}

    /** An argument and its default as JSON, {@code "required"} if it has none. */
    public record Argument(String name, String byDefault) {}

    public static List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (String[] w : rows("keras_api.tsv")) {
            List<Argument> arguments = new ArrayList<>();
            for (int i = 4; i < w.length; i++) {
                int equals = w[i].indexOf('=');
                arguments.add(
                        equals < 0
                                ? new Argument(w[i], "required")
                                : new Argument(w[i].substring(0, equals), w[i].substring(equals + 1)));
            }
            names.add(new Name(w[0], w[1], w[2], w.length > 3 ? w[3] : "", arguments));
        }
        return names;
    }

    /** The lines of a table of this package, cut at tabs, without comments. */
    static List<String[]> rows(String file) {
        try (InputStream in = Objects.requireNonNull(KerasApi.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
