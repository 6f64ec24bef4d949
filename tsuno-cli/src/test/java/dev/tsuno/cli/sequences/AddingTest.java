package dev.tsuno.cli.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import dev.tsuno.random.NumpyRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddingTest {
    private static final int MANY = 20_000;

    /** Of one sequence: its steps, the two marked places, whether its first pair would have been marked. */
    private record Read(int steps, List<Integer> marked, float[] x, float target) {
        static Read of(Samples samples, int sequence, int steps) {
            float[] x = samples.x().get(0).slice(sequence, sequence + 1).toFloatArray();
            List<Integer> marked = new ArrayList<>();
            int last = 0;
            for (int step = 0; step < steps; step++) {
                if (x[2 * step + 1] == 1) marked.add(step);
                if (x[2 * step + 1] != 0) last = step;
            }
            return new Read(last + 1, marked, x, samples.y().get(0).toFloatArray()[sequence]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void sequences_of_1997_are_as_published(int length) {
        AddingHs97 task = new AddingHs97(length);
        Samples samples = task.batch(new NumpyRandom(1), 3000);
        assertEquals(Shape.of(3000, length + length / 10, 2), samples.x().get(0).shape());
        TreeSet<Integer> lengths = new TreeSet<>();
        TreeSet<Integer> early = new TreeSet<>();
        TreeSet<Integer> all = new TreeSet<>();
        int zeroed = 0;
        for (int i = 0; i < 3000; i++) {
            Read read = Read.of(samples, i, task.steps());
            lengths.add(read.steps);
            assertEquals(-1, read.x[1], "the first marker");
            assertEquals(-1, read.x[2 * read.steps - 1], "the last marker"); // which is how the end was found
            for (int k = 2 * read.steps; k < read.x.length; k++) assertEquals(0, read.x[k], "padding");
            double sum = 0;
            for (int step : read.marked) sum += read.x[2 * step];
            assertEquals(0.5 + sum / 4, read.target, 1e-6);
            if (read.marked.size() == 1) {
                zeroed++;
                assertEquals(0, read.x[0], "the first pair was marked: its value is zero");
            } else {
                assertEquals(2, read.marked.size());
                early.add(Math.min(read.marked.get(0), read.marked.get(1)));
            }
            all.addAll(read.marked);
        }
        assertEquals(length / 10 + 1, lengths.size());
        assertEquals(length, lengths.first());
        int mostEarly = length == 20 ? 8 : 9; // the earlier of two places among the first ten, or one of them
        assertEquals(mostEarly, early.last());
        assertEquals(length / 2 - 1, all.last(), "half of the sequence comes after it");
        assertEquals(length / 2 - 1, all.size(), "all places of the first half but the first are marked some time");
        double expected = 0.1 + 0.9 / (length / 2.0 - 1);
        assertEquals(expected, zeroed / 3000.0, 0.02);
    }

    @Test
    void values_of_1997_fill_the_range() {
        Samples samples = new AddingHs97(50).batch(new NumpyRandom(2), 500);
        float[] x = samples.x().get(0).toFloatArray();
        double least = 0;
        double most = 0;
        for (int i = 0; i < x.length; i += 2) {
            least = Math.min(least, x[i]);
            most = Math.max(most, x[i]);
        }
        assertTrue(least >= -1 && least < -0.999 && most <= 1 && most > 0.999, least + " to " + most);
    }

    @Test
    void sequences_of_2018_are_as_published() {
        AddingBai task = new AddingBai(30);
        Samples samples = task.batch(new NumpyRandom(3), 3000);
        assertEquals(Shape.of(3000, 30, 2), samples.x().get(0).shape());
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < 3000; i++) {
            Read read = Read.of(samples, i, 30);
            assertEquals(2, read.marked.size());
            places.addAll(read.marked);
            double sum = 0;
            for (int step = 0; step < 30; step++) {
                float value = read.x[2 * step];
                assertTrue(value >= 0 && value <= 1);
                sum += value * read.x[2 * step + 1];
            }
            assertEquals(sum, read.target, 1e-6);
        }
        assertEquals(30, places.size(), "anywhere");
    }

    @Test
    void guess_line_is_the_error_of_the_best_constant() {
        for (SequenceTask task : List.of(new AddingHs97(20), new AddingHs97(100), new AddingBai(20))) {
            float[] y = task.batch(new NumpyRandom(4), MANY).y().get(0).toFloatArray();
            double mean = 0;
            for (float value : y) mean += value / MANY;
            double variance = 0;
            for (float value : y) variance += (value - mean) * (value - mean) / MANY;
            assertEquals(task.guess(), variance, 0.03 * task.guess(), task.toString());
        }
    }

    /** Made by a Python program of its own with numpy.random.RandomState(7), three and two sequences one after the other. */
    @Test
    void numpy_draws_the_same() {
        Samples hs97 = new AddingHs97(100).batch(new NumpyRandom(7), 3);
        int[] steps = {104, 107, 106};
        List<List<Integer>> marked = List.of(List.of(3, 9), List.of(9, 13), List.of(2, 38));
        double[] last = {-0.9168539967950047, -0.9207428522662113, -0.2516002050768118};
        double[] targets = {0.29735504419379527, 0.4026466309996843, 0.4707742236427519};
        for (int i = 0; i < 3; i++) {
            Read read = Read.of(hs97, i, 110);
            assertEquals(steps[i], read.steps);
            assertEquals(marked.get(i), read.marked);
            assertEquals((float) last[i], read.x[2 * steps[i] - 2]);
            assertEquals((float) targets[i], read.target);
        }
        Samples bai = new AddingBai(200).batch(new NumpyRandom(7), 2);
        assertEquals(List.of(175, 197), Read.of(bai, 0, 200).marked);
        assertEquals(List.of(144, 157), Read.of(bai, 1, 200).marked);
        assertEquals((float) 1.0109088224138538, Read.of(bai, 0, 200).target);
        assertEquals((float) 1.4110487705849974, Read.of(bai, 1, 200).target);
    }

    @Test
    void too_short_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new AddingHs97(19));
        assertThrows(IllegalArgumentException.class, () -> new AddingBai(1));
    }
}
