package dev.tsuno.utils;

import static dev.tsuno.utils.DataGolden.array;
import static dev.tsuno.utils.DataGolden.cases;
import static dev.tsuno.utils.DataGolden.doubles;
import static dev.tsuno.utils.DataGolden.has;
import static dev.tsuno.utils.DataGolden.longs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Cursor;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import dev.tsuno.random.NumpyRandom;
import dev.tsuno.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what Keras 3.15.1 and tf.data made of the same inputs. */
class DataGoldenTest {
    static List<String> shuffles() {
        return cases("shuffle");
    }

    @ParameterizedTest
    @MethodSource("shuffles")
    void shuffled_as_tensorflow_pass_by_pass(String name) {
        long[] o = longs(name + "options");
        OptionalLong seed = o[2] < 0 ? OptionalLong.empty() : OptionalLong.of(o[2]);
        Dataset<Integer> numbers = Dataset.range((int) o[0]);
        Dataset<Integer> shuffled = o[3] < 0
                ? numbers.shuffle((int) o[1], seed, o[4] == 1)
                : Seeds.withSeed(o[3], () -> numbers.shuffle((int) o[1], seed, o[4] == 1));
        for (int pass = 0; pass < 5; pass++) {
            assertArrayEquals(array(name + "passes").at(pass).toIntArray(), pass(shuffled, pass), "pass " + pass);
        }
        assertEquals(o[0], shuffled.cardinality());
    }

    private static int[] pass(Dataset<Integer> dataset, int pass) {
        try (Cursor<Integer> cursor = dataset.iterator(pass)) {
            IntStream.Builder all = IntStream.builder();
            cursor.forEachRemaining(all::add);
            return all.build().toArray();
        }
    }

    static List<String> pads() {
        return cases("pad");
    }

    @ParameterizedTest
    @MethodSource("pads")
    void sequences_are_padded_as_by_keras(String name) {
        long[] o = longs(name + "options");
        List<NDArray> sequences = parts(array(name + "values"), longs(name + "lengths"));
        Consumer<Sequences.Padding> padding = p -> {
            if (o[0] > 0) p.maxlen((int) o[0]);
            p.padding(o[1] == 1 ? "post" : "pre")
                    .truncating(o[2] == 1 ? "post" : "pre")
                    .value(o[3] / 4.0);
            p.dtype(List.of("int32", "int64", "float32", "float64").get((int) o[4]));
        };
        assertEquals(array(name + "result"), Sequences.padSequences(sequences, padding));
        List<double[]> plain = sequences.stream().map(NDArray::toDoubleArray).toList();
        assertEquals(array(name + "result"), Sequences.padSequences(plain, padding));
    }

    @Test
    void steps_of_several_features_are_padded_as_by_keras() {
        List<NDArray> sequences = parts(array("pad_features/values"), new long[] {3, 0, 5});
        assertEquals(
                array("pad_features/result"),
                Sequences.padSequences(
                        sequences, p -> p.maxlen(4).dtype("float64").value(0.5)));
    }

    private static List<NDArray> parts(NDArray all, long[] lengths) {
        List<NDArray> parts = new ArrayList<>();
        int at = 0;
        for (long length : lengths) parts.add(all.slice(at, at += (int) length));
        return parts;
    }

    static List<String> categories() {
        return cases("categorical");
    }

    @ParameterizedTest
    @MethodSource("categories")
    void classes_become_rows_as_by_keras(String name) {
        assertEquals(array(name + "result"), Labels.toCategorical(array(name + "x"), (int) longs(name + "classes")[0]));
    }

    static List<String> norms() {
        return cases("normalize");
    }

    @ParameterizedTest
    @MethodSource("norms")
    void vectors_are_normalized_as_by_keras(String name) {
        double[] o = doubles(name + "options");
        NDArray expected = array(name + "result");
        NDArray actual = Norms.normalize(array(name + "x"), (int) o[0], o[1]);
        assertEquals(expected.dtype(), actual.dtype());
        assertTrue(expected.allClose(actual, expected.dtype().bytes() == 4 ? 1e-6 : 1e-14, 0), name);
    }

    static List<String> timeseries() {
        return cases("timeseries");
    }

    @ParameterizedTest
    @MethodSource("timeseries")
    void windows_and_their_order_are_those_of_keras(String name) {
        long[] o = longs(name + "options");
        NDArray data = array(name + "data");
        NDArray targets = has(name + "targets") ? array(name + "targets") : null;
        Consumer<Timeseries.Windows> windows = w -> {
            w.sequenceStride((int) o[1]).samplingRate((int) o[2]).shuffle(o[4] == 1);
            if (o[3] > 0) w.batchSize((int) o[3]);
            if (o[5] >= 0) w.seed(o[5]);
            if (o[6] >= 0) w.startIndex((int) o[6]);
            if (o[7] >= 0) w.endIndex((int) o[7]);
        };
        Dataset<Samples> dataset = Seeds.withSeed(
                o[9],
                () -> o[3] == 0
                        ? Timeseries.elementsFromArray(data, targets, (int) o[0], windows)
                                .batch(1)
                        : Timeseries.datasetFromArray(data, targets, (int) o[0], windows));
        for (int pass = 0; pass < 2; pass++) {
            List<Samples> batches = new ArrayList<>();
            dataset.iterator(pass).forEachRemaining(batches::add);
            assertArrayEquals(
                    longs(name + "sizes" + pass),
                    batches.stream().mapToLong(Samples::size).toArray());
            assertEquals(batches.size(), dataset.cardinality());
            if (batches.isEmpty()) continue;
            assertEquals(
                    array(name + "x" + pass),
                    joined(batches.stream().map(b -> b.x().get(0)).toList()));
            if (targets != null)
                assertEquals(
                        array(name + "y" + pass),
                        joined(batches.stream().map(b -> b.y().get(0)).toList()));
        }
    }

    private static NDArray joined(List<NDArray> arrays) {
        return NDArray.concatenate(0, arrays.toArray(new NDArray[0]));
    }

    static List<String> splits() {
        return cases("split");
    }

    @ParameterizedTest
    @MethodSource("splits")
    void both_parts_of_a_split_are_those_of_keras(String name) {
        long[] o = longs(name + "options");
        double[] sizes = doubles(name + "sizes");
        Samples samples = Samples.of(array(name + "x"), array(name + "y"));
        Consumer<DatasetSplit.Options> options = s -> {
            s.shuffle(o[2] == 1).seed(o[3]);
            if (o[4] == 1) s.leftSize((int) sizes[0]);
            else if (!Double.isNaN(sizes[0])) s.leftSize(sizes[0]);
            if (o[5] == 1) s.rightSize((int) sizes[1]);
            else if (!Double.isNaN(sizes[1])) s.rightSize(sizes[1]);
        };
        if (o[1] == 0) {
            DatasetSplit<Element> split = DatasetSplit.splitDataset(samples, options);
            assertPart(name + "left", split.left().batch(1));
            assertPart(name + "right", split.right().batch(1));
        } else {
            Dataset<Samples> batches = Dataset.of(samples).batch((int) o[1]);
            DatasetSplit<Samples> split = DatasetSplit.splitDataset(batches, options);
            assertPart(name + "left", split.left());
            assertPart(name + "right", split.right());
        }
    }

    private static void assertPart(String name, Dataset<Samples> part) {
        List<Samples> batches = part.stream().toList();
        assertArrayEquals(
                longs(name + "_sizes"),
                batches.stream().mapToLong(Samples::size).toArray());
        assertEquals(
                array(name + "_x"),
                joined(batches.stream().map(b -> b.x().get(0)).toList()));
        assertEquals(
                array(name + "_y"),
                joined(batches.stream().map(b -> b.y().get(0)).toList()));
    }

    static List<String> padded() {
        return cases("padded");
    }

    @ParameterizedTest
    @MethodSource("padded")
    void batches_are_padded_as_by_tensorflow(String name) {
        double[] o = doubles(name + "options");
        List<Element> elements = new ArrayList<>();
        for (NDArray x : parts(array(name + "values"), longs(name + "lengths"))) {
            NDArray first = x.size() == 0 ? x.reshape(0) : x.slice(1, 0, 1).ravel();
            elements.add(Element.of(x, first));
        }
        List<Samples> batches = Dataset.fromIterable(elements)
                .paddedBatch(
                        (int) o[0],
                        p -> p.paddedShapes(Shape.of((int) o[1], 2), Shape.of(Shape.UNKNOWN))
                                .paddingValues(o[2], o[3])
                                .dropRemainder(o[4] == 1))
                .stream()
                .toList();
        assertEquals(has(name + "x2") ? 3 : 2, batches.size());
        for (int i = 0; i < batches.size(); i++) {
            assertEquals(array(name + "x" + i), batches.get(i).x().get(0));
            assertEquals(array(name + "y" + i), batches.get(i).y().get(0));
        }
    }

    @Test
    void numpy_random_is_numpys() {
        assertArrayEquals(new int[] {7, 5, 2, 9, 11, 4, 8, 1, 0, 10, 6, 3}, new NumpyRandom(5).shuffled(12));
        assertEquals(403353, new NumpyRandom(11).randint(1_000_000));
    }
}
