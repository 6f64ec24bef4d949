package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The numbers were printed by CPython 3.11. */
class PythonRandomTest {
    private static long[] seeds(PythonRandom random, int n) {
        long[] seeds = new long[n];
        for (int i = 0; i < n; i++) {
            seeds[i] = random.randint(1, 1_000_000_000);
        }
        return seeds;
    }

    @Test
    void draws_what_python_draws() {
        long[] of1 = {144272510, 611178003, 909925048, 861425549, 820096754, 67760437, 273878288, 126614243};
        assertArrayEquals(of1, seeds(new PythonRandom(1), 8));
        long[] of42 = {686579304, 119540832, 26855093, 796233791, 295310486};
        assertArrayEquals(of42, seeds(new PythonRandom(42), 5));
    }

    @Test
    void draws_what_python_draws_after_the_state_was_renewed() {
        check(0, new long[] {140117025, 43628308, 322603901}, new long[] {0, 24, 3624757788L}, 2);
        check(-3, new long[] {24830023, 287863350, 514848054}, new long[] {1, 12, 861674412}, -3);
        check((1L << 40) + 7, new long[] {295743891, 136957407, 189691807}, new long[] {1, 16, 2225270165L}, 1);
        check(42, new long[] {75133803, 713219782, 988670178}, new long[] {0, 19, 1348257414}, 5);
    }

    private static void check(long seed, long[] after697, long[] bits, long small) {
        PythonRandom random = new PythonRandom(seed);
        var unused = seeds(random, 697);
        assertArrayEquals(after697, seeds(random, 3));
        assertArrayEquals(bits, new long[] {random.getrandbits(1), random.getrandbits(5), random.getrandbits(32)});
        assertEquals(small, random.randint(-5, 5));
    }

    @Test
    void seeding_again_starts_again() {
        PythonRandom random = new PythonRandom(42);
        var unused = seeds(random, 3);
        random.seed(1);
        assertEquals(144272510, random.randint(1, 1_000_000_000));
    }

    @Test
    void impossible_ranges_are_refused() {
        PythonRandom random = new PythonRandom(0);
        assertThrows(IllegalArgumentException.class, () -> random.randint(2, 1));
        assertThrows(IllegalArgumentException.class, () -> random.randint(0, 1L << 32));
        assertThrows(IllegalArgumentException.class, () -> random.randint(Long.MIN_VALUE, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> random.getrandbits(33));
    }
}
