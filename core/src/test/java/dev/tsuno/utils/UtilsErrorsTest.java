package dev.tsuno.utils;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import dev.tsuno.random.Seeds;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the functions of keras.utils refuse, and the little they do in another way than Keras. */
class UtilsErrorsTest {
    private static final NDArray SERIES = NDArray.arange(20);

    private static void assertSays(String what, Supplier<?> run) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, run::get);
        assertTrue(String.valueOf(e.getMessage()).contains(what), e.getMessage());
    }

    @Test
    void sequences_that_cannot_be_padded_are_named() {
        assertSays("no sequences", () -> Sequences.padSequences(List.of()));
        assertSays("sequence 1 must be", () -> Sequences.padSequences(List.of(new int[] {1}, "two")));
        assertSays(
                "a step of sequence 1 has shape (3,)",
                () -> Sequences.padSequences(List.of(NDArray.zeros(2, 2), NDArray.zeros(2, 3))));
        assertSays("\"pre\" or \"post\"", () -> Sequences.padSequences(new int[][] {{1}}, p -> p.padding("left")));
        assertSays("maxlen", () -> Sequences.padSequences(new int[][] {{1}}, p -> p.maxlen(0)));
    }

    @Test
    void every_kind_of_sequence_is_padded_alike() {
        NDArray expected = NDArray.of(0, 7, 1, 2).reshape(2, 2);
        assertEquals(expected, Sequences.padSequences(new int[][] {{7}, {1, 2}}));
        assertEquals(expected, Sequences.padSequences(new float[][] {{7.5f}, {1, 2}}, p -> {}));
        assertEquals(expected, Sequences.padSequences(new double[][] {{7.5}, {1, 2}}, p -> {}));
        assertEquals(expected, Sequences.padSequences(List.of(List.of(7), List.of(1, 2))));
        assertEquals(expected, Sequences.padSequences(List.of(new long[] {7}, List.of(1.0, 2.9))));
    }

    @Test
    void classes_out_of_range_are_named() {
        assertSays("number 1 of x is 3", () -> Labels.toCategorical(new int[] {0, 3}, 3));
        assertSays("number 0 of x is -4", () -> Labels.toCategorical(new int[] {-4}, 3));
        assertSays("largest number of x is -1", () -> Labels.toCategorical(-1, -2));
        assertEquals(NDArray.of(0.0, 0, 1, 1, 0, 0).reshape(2, 3), Labels.toCategorical(2, 0));
    }

    @Test
    void axis_0_is_axis_0() {
        NDArray x = NDArray.of(3.0, 0, 4, 0).reshape(2, 2);
        assertEquals(NDArray.of(0.6, 0, 0.8, 0).reshape(2, 2), Norms.normalize(x, 0));
        assertEquals(NDArray.of(1.0, 0, 1, 0).reshape(2, 2), Norms.normalize(x));
    }

    private static Supplier<?> windows(Consumer<Timeseries.Windows> configure) {
        return () -> Timeseries.datasetFromArray(SERIES, SERIES, 3, configure);
    }

    @Test
    void windows_that_cannot_be_are_refused() {
        assertSays("start_index must be 0 or greater", windows(w -> w.startIndex(-1)));
        assertSays("start_index must be lower than the length of the data, 20", windows(w -> w.startIndex(20)));
        assertSays("end_index must be lower than the length of the data, 20", windows(w -> w.endIndex(20)));
        assertSays(
                "end_index must be higher than start_index, 7",
                windows(w -> w.startIndex(7).endIndex(7)));
        assertSays("end_index must be higher than 0", windows(w -> w.endIndex(0)));
        assertSays("sampling_rate must be higher than 0", windows(w -> w.samplingRate(0)));
        assertSays("sampling_rate must be lower", windows(w -> w.samplingRate(20)));
        assertSays("sequence_stride must be higher than 0", windows(w -> w.sequenceStride(0)));
        assertSays("sequence_stride must be lower", windows(w -> w.sequenceStride(20)));
        assertSays("batch_size", windows(w -> w.batchSize(0)));
        assertSays("sequence_length", () -> Timeseries.datasetFromArray(SERIES, null, 0));
        assertSays(
                "the last window begins at step 12, but there are only 10 targets",
                () -> Timeseries.datasetFromArray(SERIES, SERIES.slice(0, 10), 3, w -> w.startIndex(3)));
        assertEquals(0, Timeseries.datasetFromArray(SERIES, null, 21).cardinality());
    }

    @Test
    void splits_that_leave_nothing_are_refused() {
        Samples samples = Samples.of(SERIES);
        assertSays("left_size, right_size or both", () -> DatasetSplit.splitDataset(samples, s -> {}));
        assertSays("from 1 to 19", () -> DatasetSplit.splitDataset(samples, s -> s.leftSize(20)));
        assertSays("got 1.0", () -> DatasetSplit.splitDataset(samples, s -> s.rightSize(1.0)));
        assertSays(
                "not two parts of 20",
                () -> DatasetSplit.splitDataset(samples, s -> s.leftSize(12).rightSize(9)));
        assertSays("not two parts", () -> DatasetSplit.splitDataset(samples, s -> s.leftSize(0.01)));
        assertSays(
                "not two parts",
                () -> DatasetSplit.splitDataset(samples, s -> s.leftSize(0.51).rightSize(0.5)));
        Dataset<Element> rows = Dataset.of(SERIES);
        assertSays("no end", () -> DatasetSplit.splitDataset(rows.repeat(), s -> s.leftSize(0.5)));
        assertSays("empty", () -> DatasetSplit.splitDataset(rows.take(0), s -> s.leftSize(0.5)));
    }

    @Test
    void an_unseeded_order_follows_set_random_seed() {
        Samples samples = Samples.of(SERIES);
        Supplier<List<Element>> left = () -> Seeds.withSeed(
                3,
                () -> DatasetSplit.splitDataset(samples, s -> s.leftSize(9).shuffle(true)).left().stream()
                        .toList());
        assertEquals(left.get(), left.get());
    }
}
