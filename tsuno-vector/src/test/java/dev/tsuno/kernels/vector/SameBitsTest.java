package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.FloatMath;
import dev.tsuno.kernels.portable.PortableKernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector set gives the portable set's bits: at every lane width, with every number of registers, infinities and NaN included. */
class SameBitsTest {
    private final Kernels portable = new PortableKernels();
    private final Kernels vector = new VectorProvider().kernels();

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void matmul(long seed) {
        same(RandomCall.matmul(portable, seed, poisoned(seed)), RandomCall.matmul(vector, seed, poisoned(seed)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void simpleRnn(long seed) {
        same(
                RandomCall.simpleRnn(portable, seed, poisoned(seed), null),
                RandomCall.simpleRnn(vector, seed, poisoned(seed), null));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lstm(long seed) {
        same(
                RandomCall.lstm(portable, seed, poisoned(seed), null),
                RandomCall.lstm(vector, seed, poisoned(seed), null));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gru(long seed) {
        same(RandomCall.gru(portable, seed, poisoned(seed), null), RandomCall.gru(vector, seed, poisoned(seed), null));
    }

    @ParameterizedTest(name = "{0} elements from {1} on")
    @CsvSource({"1, 0", "31, 3", "4096, 0", "100003, 1"})
    void exp(int n, int from) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++)
            x[i] = (i * 0x9E3779B1) / (float) (1 << 24); // from -128 to 128: beyond where it over- and underflows
        x[n / 2] = Float.NaN;
        x[n / 3] = Float.NEGATIVE_INFINITY;
        x[n / 4] = Float.POSITIVE_INFINITY;
        float[] expected = new float[n];
        float[] actual = new float[n];
        for (int i = from; i < n; i++) expected[i] = FloatMath.exp(x[i]);
        ExpLoop.exp(x, actual, from, n);
        assertArrayEquals(expected, actual);
    }

    private static boolean poisoned(long seed) {
        return seed % 4 == 3;
    }

    private static void same(List<double[]> expected, List<double[]> actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(bits(expected.get(i)), bits(actual.get(i)), "output " + i);
        }
    }

    private static int[] bits(double[] x) {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) bits[i] = Float.floatToIntBits((float) x[i]);
        return bits;
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void every_lane_width(int bits) throws Exception {
        assumeTrue(bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize());
        assertEquals(Long.toHexString(Bits.hash(portable, 40)), hashOf("vector", "-Dtsuno.vector.bits=" + bits));
    }

    @ParameterizedTest
    @CsvSource({"portable, 2", "portable, 3", "vector, 2", "vector, 3", "vector, 7"})
    void every_number_of_threads(String set, int threads) throws Exception {
        String expected = Long.toHexString(Bits.hash(portable, 40));
        assertEquals(expected, hashOf(set, "-Dtsuno.threads=" + threads, "-Dtsuno.threads.work=1"));
    }

    @Test
    void sixteen_registers() throws Exception {
        assumeTrue(FloatVector.SPECIES_PREFERRED.length() >= 16);
        assertEquals(Long.toHexString(Bits.hash(portable, 40)), hashOf("vector", "-XX:UseAVX=2"));
    }

    @Test
    void a_width_the_cpu_lacks_is_refused() {
        assumeTrue(FloatVector.SPECIES_PREFERRED.length() >= 16);
        AssertionError refused =
                assertThrows(AssertionError.class, () -> hashOf("vector", "-XX:UseAVX=2", "-Dtsuno.vector.bits=512"));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("vectors here have at most 256"));
    }

    /** What another JVM with these options computes. */
    private static String hashOf(String set, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of(Bits.class.getName(), set, "40"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new AssertionError(text);
        return text.substring(text.trim().lastIndexOf('\n') + 1).trim();
    }
}
