package dev.tsuno.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ticks are matplotlib's own choices, of which {@code matplotlib_ticks.py} made a table. */
final class TicksTest {
    private record Tick(double value, String kind, String label) {}

    static Stream<String> rows() throws IOException {
        try (InputStream table = TicksTest.class.getResourceAsStream("matplotlib_ticks.tsv")) {
            assertNotNull(table);
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ticks_and_labels_are_those_of_matplotlib(String row) {
        String[] cells = row.split("\t", -1);
        List<Tick> expected = new ArrayList<>();
        for (int i = 5; i + 2 < cells.length; i += 3) {
            expected.add(new Tick(Double.parseDouble(cells[i]), cells[i + 1], cells[i + 2]));
        }
        Ticks ticks = Scale.of(cells[0])
                .ticks(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Integer.parseInt(cells[3]));

        assertEquals(cells[4], ticks.offset(), "offset");
        assertEquals(
                labels(expected),
                labels(ticks.ticks().stream().map(TicksTest::tick).toList()));
        List<Double> values = values(ticks.ticks().stream().map(TicksTest::tick).toList());
        for (int i = 0; i < values.size(); i++) {
            double value = values(expected).get(i);
            assertEquals(value, values.get(i), 1e-12 * Math.max(Math.abs(value), Double.parseDouble(cells[2])));
        }
    }

    private static Tick tick(Ticks.Tick tick) {
        String label = tick.exponent().isEmpty() ? tick.label() : tick.label() + "^" + tick.exponent();
        return new Tick(tick.value(), tick.major() ? "major" : "minor", label);
    }

    private static List<Double> values(List<Tick> ticks) {
        return ticks.stream().map(Tick::value).sorted().toList();
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream()
                .sorted(Comparator.comparingDouble(Tick::value))
                .map(tick -> tick.kind() + " " + tick.label())
                .toList();
    }
}
