package dev.tsuno.cli.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import dev.tsuno.random.NumpyRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TemporalOrderTest {
    private static final TemporalOrder TASK = new TemporalOrder();

    @Test
    void sequences_are_as_published() {
        int count = 3000;
        Samples samples = TASK.batch(new NumpyRandom(1), count);
        assertEquals(Shape.of(count, 110, 8), samples.x().get(0).shape());
        assertEquals(Shape.of(count, 4), samples.y().get(0).shape());
        TreeSet<Integer> lengths = new TreeSet<>();
        TreeSet<Integer> first = new TreeSet<>();
        TreeSet<Integer> second = new TreeSet<>();
        int[] classes = new int[4];
        for (int i = 0; i < count; i++) {
            String symbols = symbols(samples, i);
            assertTrue(symbols.matches("E[abcd]+[XY][abcd]+[XY][abcd]+B"), symbols);
            String order = symbols.replaceAll("[^XY]", "");
            int kind = kind(samples, i);
            assertEquals(new String[] {"XX", "XY", "YX", "YY"}[kind], order);
            classes[kind]++;
            lengths.add(symbols.length());
            int t1 = symbols.split("[XY]", -1)[0].length();
            first.add(t1);
            second.add(t1 + 1 + symbols.split("[XY]", -1)[1].length());
        }
        assertEquals("100 to 110", range(lengths));
        assertEquals("10 to 20", range(first));
        assertEquals("50 to 60", range(second));
        for (int n : classes) assertEquals(750, n, 120.0);
    }

    /** Made by a Python program of its own with numpy.random.RandomState(7). */
    @Test
    void numpy_draws_the_same() {
        Samples samples = TASK.batch(new NumpyRandom(7), 2);
        assertEquals(
                "EdddabcdabcccadcaadYdaaddccdaadbaadbadbacabccacbdddadabaYacdbaaaddcbdabddadabadbdddbddadbdcbbbbbddcdccbB",
                symbols(samples, 0));
        assertEquals(
                "EaabdbbadccaaYbadddaadacccdddbcddbaadbaccbcbaddbcdbaabbbcaacYccacacdccabbccbbdbcabaacdbbdbadabdcabbbcdaaddB",
                symbols(samples, 1));
        assertEquals(3, kind(samples, 1));
    }

    private static String symbols(Samples samples, int sequence) {
        float[] x = samples.x().get(0).slice(sequence, sequence + 1).toFloatArray();
        StringBuilder symbols = new StringBuilder();
        for (int step = 0; step < 110; step++) {
            int ones = 0;
            for (int k = 0; k < 8; k++) {
                float value = x[step * 8 + k];
                assertTrue(value == 0 || value == 1);
                if (value == 0) continue;
                symbols.append(TemporalOrder.SYMBOLS.charAt(k));
                ones++;
            }
            assertTrue(ones == 1 || ones == 0 && symbols.charAt(symbols.length() - 1) == 'B', "padding only after B");
        }
        return symbols.toString();
    }

    private static int kind(Samples samples, int sequence) {
        float[] y = samples.y().get(0).slice(sequence, sequence + 1).toFloatArray();
        int kind = -1;
        for (int k = 0; k < 4; k++) if (y[k] == 1) kind = k;
        return kind;
    }

    private static String range(TreeSet<Integer> values) {
        assertEquals(11, values.size());
        return values.first() + " to " + values.last();
    }
}
