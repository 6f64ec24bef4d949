package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ArrayPrinterTest {
    @Test
    void every_array_prints_as_numpy_prints_it() throws IOException {
        List<String> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Resources.open("printing.txt.gz")), StandardCharsets.US_ASCII))) {
            lines = in.lines().toList();
        }
        assertTrue(lines.size() > 4 * 500, () -> lines.size() + " lines");
        for (int i = 0; i < lines.size(); i += 4) {
            NDArray a = array(lines.get(i), lines.get(i + 1));
            String which = "case " + i / 4 + ", " + lines.get(i) + ": " + lines.get(i + 1);
            assertEquals(lines.get(i + 2), a.toString().replace("\n", "\\n"), which);
            assertEquals(lines.get(i + 3), a.repr().replace("\n", "\\n"), which);
        }
    }

    private static NDArray array(String type, String elements) {
        String[] words = type.split(" ", -1);
        DType dtype = DType.of(words[0]);
        int[] dims = words[1].isEmpty()
                ? new int[0]
                : Arrays.stream(words[1].split(",")).mapToInt(Integer::parseInt).toArray();
        NDArray a = NDArray.zeros(Shape.of(dims), dtype);
        String[] values = elements.split(" ");
        for (int i = 0; i < a.size(); i++) {
            String value = values[i % values.length];
            switch (dtype) {
                case FLOAT32 -> a.storage().setDouble(i, Float.intBitsToFloat(Integer.parseUnsignedInt(value, 16)));
                case FLOAT64 -> a.storage().setDouble(i, Double.longBitsToDouble(Long.parseUnsignedLong(value, 16)));
                default -> a.storage().setLong(i, Long.parseLong(value));
            }
        }
        return a;
    }

    @Test
    void first_values_of_the_study_print_as_numpy_prints_them() {
        NDArray x = NDArray.linspace(0, 5 * Math.PI, 200);
        NDArray y = x.neg().div(5).exp().mul(x.cos());
        assertEquals(
                "[0.         0.07893449 0.15786898 0.23680347 0.31573796 0.39467244\n"
                        + " 0.47360693 0.55254142 0.63147591 0.7104104 ]",
                x.slice(0, 10).toString());
        assertEquals(
                "[1.         0.98127212 0.9568705  0.92712705 0.89239742 0.85305798\n"
                        + " 0.80950282 0.76214062 0.71139167 0.65768474]",
                y.slice(0, 10).toString());
    }
}
