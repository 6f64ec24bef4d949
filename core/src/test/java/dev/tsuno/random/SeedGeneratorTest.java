package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SeedGeneratorTest {
    private static final Golden FLOAT = new Golden("float32.txt");

    private static void checkUniform(String name, long[] pair) {
        float[] actual = new float[9];
        TensorFlowRandom.uniform(pair[0], pair[1], 0f, 1f, actual);
        Golden.assertSameBits(FLOAT.floats(name), actual, name);
    }

    @Test
    void counts_on_as_keras_does() {
        SeedGenerator generator = new SeedGenerator(42);
        for (int draw = 0; draw < 3; draw++) {
            assertArrayEquals(new long[] {42, draw}, generator.state());
            checkUniform("sg_uniform_" + draw, generator.next());
        }
    }

    @Test
    void global_generator_jumps_as_in_keras() {
        Seeds.withSeed(1, () -> {
            for (int draw = 0; draw < 4; draw++) {
                checkUniform("global_uniform_" + draw, Seeds.globalGenerator().nextUnordered());
            }
            assertArrayEquals(new long[] {99411, 36706}, Seeds.globalGenerator().state());
        });
    }

    @Test
    void global_generator_is_forgotten_with_a_new_seed() {
        Seeds.withSeed(1, () -> {
            SeedGenerator first = Seeds.globalGenerator();
            assertSame(first, Seeds.globalGenerator());
            Seeds.setRandomSeed(1);
            assertNotSame(first, Seeds.globalGenerator());
            assertArrayEquals(new long[] {144272510, 0}, Seeds.globalGenerator().state());
        });
    }

    @Test
    void a_loaded_state_replaces_the_drawn_one_but_not_the_draw() {
        Seeds.withSeed(1, () -> {
            SeedGenerator loaded = new SeedGenerator();
            SeedGenerator other = new SeedGenerator();
            loaded.setState(5, 6);
            assertArrayEquals(new long[] {5, 6}, loaded.next());
            assertArrayEquals(new long[] {5, 7}, loaded.state());
            assertArrayEquals(new long[] {611178003, 0}, other.state());
            assertFalse(other.touch());
        });
    }
}
