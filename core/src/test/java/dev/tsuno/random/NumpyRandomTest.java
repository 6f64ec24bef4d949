package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumpyRandomTest {
    /** The numbers are NumPy's own: RandomState(7), and the calls in this order. */
    @Test
    void samples_and_whole_numbers_in_turn_are_those_of_numpy() {
        NumpyRandom random = new NumpyRandom(7);
        assertEquals(0.07630828937395717, random.randomSample());
        assertEquals(0.5598375844802292, random.uniform(-1, 1));
        assertEquals(3, random.randint(11));
        assertEquals(4.934668691235747, random.uniform(2, 5));
        assertEquals(39, random.randint(49));
        assertEquals(0.9779895119966027, random.randomSample());
    }

    @Test
    void the_largest_seed_is_one() {
        NumpyRandom random = new NumpyRandom(4294967295L);
        assertEquals(-0.8047359420119724, random.uniform(-1, 1));
        assertEquals(0.8247656906052436, random.uniform(-1, 1));
        assertEquals(0.5780706037032799, random.uniform(-1, 1));
    }
}
