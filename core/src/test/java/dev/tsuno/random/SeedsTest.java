package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SeedsTest {
    /** The first draws after {@code random.seed(1)}. */
    private static final long[] OF_1 = {144272510, 611178003, 909925048, 861425549, 820096754};

    @Test
    void seeds_come_in_the_order_of_construction_whatever_is_asked_first() {
        Seeds.withSeed(1, () -> {
            DefaultSeed a = new DefaultSeed();
            DefaultSeed b = new DefaultSeed();
            DefaultSeed c = new DefaultSeed();
            assertEquals(OF_1[2], c.get());
            assertEquals(OF_1[0], a.get());
            assertEquals(OF_1[1], b.get());
        });
    }

    /** {@code LSTM(40, kernel_initializer=HeNormal())}: the argument is constructed before the layer's own parts. */
    @Test
    void an_argument_set_later_draws_before_its_owner() {
        Seeds.withSeed(1, () -> {
            DefaultSeed owner = new DefaultSeed();
            DefaultSeed argument = new DefaultSeed();
            assertTrue(owner.touch());
            DefaultSeed next = new DefaultSeed();
            assertEquals(OF_1[1], owner.get());
            assertEquals(OF_1[0], argument.get());
            assertEquals(OF_1[2], next.get());
        });
    }

    @Test
    void a_seed_once_drawn_stays() {
        Seeds.withSeed(1, () -> {
            DefaultSeed a = new DefaultSeed();
            DefaultSeed b = new DefaultSeed();
            assertEquals(OF_1[0], a.get());
            assertFalse(a.touch());
            assertTrue(b.touch(), "b came after a and still waits");
            assertEquals(OF_1[0], a.get());
            assertEquals(OF_1[1], b.get());
        });
    }

    @Test
    void what_was_constructed_before_set_random_seed_belongs_to_the_old_seed() {
        Seeds.withSeed(1, () -> {
            DefaultSeed before = new DefaultSeed();
            Seeds.setRandomSeed(42);
            DefaultSeed after = new DefaultSeed();
            assertEquals(686579304, after.get());
            assertEquals(OF_1[0], before.get());
        });
    }

    @Test
    void a_turn_that_fails_is_told_to_its_owner_only() {
        Seeds.withSeed(1, () -> {
            Ticket failing = Seeds.register(() -> {
                throw new IllegalArgumentException("mine");
            });
            DefaultSeed next = new DefaultSeed();
            assertEquals(OF_1[0], next.get());
            assertThrows(IllegalArgumentException.class, failing::resolve);
            assertThrows(IllegalArgumentException.class, failing::resolve);
        });
    }

    @Test
    void a_draw_now_comes_after_all_constructed_before() {
        Seeds.withSeed(1, () -> {
            DefaultSeed a = new DefaultSeed();
            assertEquals(OF_1[1], Seeds.randint());
            assertEquals(OF_1[0], a.get());
        });
    }

    @Test
    void a_ticket_may_draw_several_and_construct_what_draws() {
        Seeds.withSeed(1, () -> {
            List<Long> drawn = new ArrayList<>();
            List<DefaultSeed> made = new ArrayList<>();
            Ticket layer = Seeds.register(() -> {
                drawn.add(Seeds.randint());
                made.add(new DefaultSeed());
                made.add(new DefaultSeed());
            });
            DefaultSeed next = new DefaultSeed();
            layer.resolve();
            layer.resolve();
            assertEquals(List.of(OF_1[0]), drawn);
            assertEquals(OF_1[3], next.get());
            assertEquals(OF_1[1], made.get(0).get());
            assertEquals(OF_1[2], made.get(1).get());
        });
    }

    @Test
    void a_draw_that_fails_leaves_the_others_in_place() {
        Seeds.withSeed(1, () -> {
            Ticket bad = Seeds.register(() -> {
                throw new IllegalStateException("bad");
            });
            DefaultSeed next = new DefaultSeed();
            assertThrows(IllegalStateException.class, bad::resolve);
            assertEquals(OF_1[0], next.get());
        });
    }

    @Test
    void a_scope_is_seeded_and_leaves_the_outer_state_alone() {
        Seeds.withSeed(1, () -> {
            DefaultSeed outer = new DefaultSeed();
            long inner = Seeds.withSeed(42, () -> {
                assertEquals(OptionalLong.of(42), Seeds.globalSeed());
                assertEquals(OF_1[0], outer.get(), "an object of the outer scope draws from there");
                return Seeds.randint();
            });
            assertEquals(686579304, inner);
            assertEquals(OptionalLong.of(1), Seeds.globalSeed());
            assertEquals(OF_1[1], Seeds.randint());
        });
    }

    @Test
    void a_seed_registered_in_a_scope_belongs_to_it_even_when_asked_outside() {
        DefaultSeed seed = Seeds.withSeed(42, DefaultSeed::new);
        assertEquals(686579304, seed.get());
    }

    @Test
    void runs_side_by_side_are_each_their_own() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<long[]>> runs = new ArrayList<>();
            for (int run = 0; run < 20; run++) {
                runs.add(threads.submit(() -> Seeds.withSeed(1, () -> {
                    long[] seeds = new long[OF_1.length];
                    for (int i = 0; i < seeds.length; i++) {
                        seeds[i] = new DefaultSeed().get();
                    }
                    return seeds;
                })));
            }
            for (Future<long[]> run : runs) {
                assertArrayEquals(OF_1, run.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void without_a_seed_every_state_is_another() {
        assertNotEquals(Seeds.entropy(), Seeds.entropy());
        assertNotEquals(new RandomState().randint(), new RandomState().randint(), "equal once in 10^9 runs");
        assertEquals(OptionalLong.empty(), new RandomState().seed());
    }

    @Test
    void seeds_numpy_refuses_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Seeds.setRandomSeed(-1));
        assertThrows(IllegalArgumentException.class, () -> Seeds.setRandomSeed(1L << 32));
    }
}
