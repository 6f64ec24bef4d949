package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A text file of numbers made with real Keras: each line a name, a shape such as 5x7, and the numbers. Lines with # are comments. */
public final class Golden {
    private final Map<String, String[]> lines = new LinkedHashMap<>();

    Golden(String file) {
        this(Golden.class, file);
    }

    /** A file beside a class. */
    public Golden(Class<?> beside, String file) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(" ");
                lines.put(parts[0], parts);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return lines.keySet();
    }

    public int[] shape(String name) {
        return ints(line(name)[1], "x");
    }

    public String text(String name) {
        return line(name)[2];
    }

    int[] ints(String name) {
        return ints(text(name), ",");
    }

    public float[] floats(String name) {
        String hex = text(name);
        float[] numbers = new float[hex.length() / 8];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(hex, 8 * i, 8 * i + 8, 16));
        }
        return numbers;
    }

    public double[] doubles(String name) {
        String hex = text(name);
        double[] numbers = new double[hex.length() / 16];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16 * i, 16 * i + 16, 16));
        }
        return numbers;
    }

    public static void assertSameBits(float[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertEquals(
                    Float.floatToRawIntBits(expected[i]),
                    Float.floatToRawIntBits(actual[i]),
                    () -> what + " [" + at + "]: expected " + expected[at] + ", got " + actual[at]);
        }
    }

    public static void assertSameBits(double[] expected, double[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertEquals(
                    Double.doubleToRawLongBits(expected[i]),
                    Double.doubleToRawLongBits(actual[i]),
                    () -> what + " [" + at + "]: expected " + expected[at] + ", got " + actual[at]);
        }
    }

    /** At most so many units in the last place apart. */
    public static void assertWithin(int ulps, double[] expected, double[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], ulps * Math.ulp(expected[i]), what + " [" + i + "]");
        }
    }

    static String crc(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return crc(bytes);
    }

    static String crc(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return crc(bytes);
    }

    private static String crc(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.flip());
        return String.format("%08x", crc.getValue());
    }

    private String[] line(String name) {
        return Objects.requireNonNull(lines.get(name), name);
    }

    private static int[] ints(String text, String separator) {
        return Stream.of(text.split(separator)).mapToInt(Integer::parseInt).toArray();
    }
}
