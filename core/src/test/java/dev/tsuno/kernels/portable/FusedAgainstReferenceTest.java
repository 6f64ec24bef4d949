package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products and recurrent kernels against the reference set's plain double loops; what differs is rounding alone. */
class FusedAgainstReferenceTest {
    private final Kernels portable = new PortableKernels();
    private final Kernels reference = new ReferenceKernels();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    static Stream<RecurrentSizes> unusualSizes() {
        return Stream.of(
                new RecurrentSizes(1, 1, 1, 1),
                new RecurrentSizes(1, 700, 1, 3),
                new RecurrentSizes(7, 100, 2, 5),
                new RecurrentSizes(400, 2, 1, 3),
                new RecurrentSizes(3, 2, 600, 7),
                new RecurrentSizes(3, 2, 5, 600),
                new RecurrentSizes(33, 4, 3, 130));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void matmul(long seed) {
        close(RandomCall.matmul(reference, seed, false), RandomCall.matmul(portable, seed, false));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void simpleRnn(long seed) {
        close(RandomCall.simpleRnn(reference, seed, false, null), RandomCall.simpleRnn(portable, seed, false, null));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lstm(long seed) {
        close(RandomCall.lstm(reference, seed, false, null), RandomCall.lstm(portable, seed, false, null));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gru(long seed) {
        close(RandomCall.gru(reference, seed, false, null), RandomCall.gru(portable, seed, false, null));
    }

    @ParameterizedTest
    @MethodSource("unusualSizes")
    void unusual_sizes(RecurrentSizes sizes) {
        close(RandomCall.simpleRnn(reference, 1, false, sizes), RandomCall.simpleRnn(portable, 1, false, sizes));
        close(RandomCall.lstm(reference, 1, false, sizes), RandomCall.lstm(portable, 1, false, sizes));
        close(RandomCall.gru(reference, 1, false, sizes), RandomCall.gru(portable, 1, false, sizes));
    }

    private static void close(List<double[]> expected, List<double[]> actual) {
        for (int i = 0; i < expected.size(); i++) {
            double largest = 0;
            for (double v : expected.get(i)) largest = Math.max(largest, Math.abs(v));
            for (int j = 0; j < expected.get(i).length; j++) {
                assertEquals(
                        expected.get(i)[j], actual.get(i)[j], 1e-5 + 1e-4 * largest, "output " + i + ", element " + j);
            }
        }
    }
}
