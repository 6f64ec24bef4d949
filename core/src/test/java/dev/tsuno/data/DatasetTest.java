package dev.tsuno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static <T> List<T> all(Dataset<T> dataset) {
        return pass(dataset, 0);
    }

    private static <T> List<T> pass(Dataset<T> dataset, long pass) {
        List<T> all = new ArrayList<>();
        dataset.iterator(pass).forEachRemaining(all::add);
        return all;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static final NDArray X = NDArray.arange(0.0, 20, 1).reshape(10, 2);
    private static final NDArray Y = NDArray.arange(10);

    /** That the elements are as many as the cardinality says, if it is known; and which. */
    private static <T> void assertGives(List<T> expected, Dataset<T> dataset) {
        assertEquals(expected, all(dataset));
        assertEquals(expected, all(dataset), "the second time");
        assertEquals(expected.size(), dataset.cardinality());
    }

    // operators

    @Test
    void operators_give_what_they_say_and_know_how_many() {
        Dataset<Integer> ten = Dataset.range(10);
        assertGives(numbers(0, 10), ten);
        assertGives(numbers(0, 3), ten.take(3));
        assertGives(numbers(0, 10), ten.take(30));
        assertGives(numbers(7, 10), ten.skip(7));
        assertGives(List.of(), ten.skip(30));
        assertGives(List.of(0, 1, 0, 1, 0, 1), ten.take(2).repeat(3));
        assertGives(List.of(), ten.repeat(0));
        assertGives(List.of(0, 1, 8, 9), ten.take(2).concatenate(ten.skip(8)));
        assertGives(List.of("0!", "1!"), ten.take(2).map(i -> i + "!"));
        assertGives(List.of(0, 1, 0), ten.take(2).repeat().take(3));
        assertGives(List.of(0, 11, 22), Dataset.zip(ten, ten.take(3), (a, b) -> a * 10 + b));
        assertGives(List.of(List.of(0, 5), List.of(1, 6)), Dataset.zip(List.of(ten.take(2), ten.skip(5))));
        assertGives(numbers(0, 10), ten.cache());
        assertGives(numbers(0, 10), ten.prefetch(3));
    }

    @Test
    void what_is_not_known_is_said_to_be_unknown() {
        Dataset<Integer> even = Dataset.range(10).filter(i -> i % 2 == 0);
        assertEquals(List.of(0, 2, 4, 6, 8), all(even));
        assertEquals(Dataset.UNKNOWN, even.cardinality());
        assertEquals(Dataset.UNKNOWN, even.batch(2).cardinality());
        assertEquals(Dataset.UNKNOWN, even.concatenate(even).cardinality());
        assertEquals(
                Dataset.UNKNOWN,
                Dataset.zip(List.of(even, Dataset.range(3).repeat())).cardinality());
        assertEquals(Dataset.INFINITE, even.repeat().cardinality());
        assertEquals(Dataset.INFINITE, even.concatenate(even.repeat()).cardinality());
        assertEquals(4, even.repeat().take(4).cardinality());
        assertEquals(0, even.take(0).cardinality());
        assertEquals(Dataset.INFINITE, Dataset.range(3).repeat().skip(2).cardinality());
    }

    @Test
    void repeating_what_is_empty_ends() {
        assertEquals(List.of(), all(Dataset.range(5).filter(i -> false).repeat()));
        assertEquals(0, Dataset.range(0).repeat().cardinality());
    }

    @Test
    void sources_are_asked_again_each_pass_and_closed() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Dataset<Integer> stream = Dataset.fromStream(() -> {
            asked.incrementAndGet();
            return Stream.of(1, 2, 3).onClose(closed::incrementAndGet);
        });
        assertEquals(List.of(1, 2, 3), all(stream));
        assertEquals(List.of(1, 2), stream.take(2).stream().toList());
        Cursor<Integer> left = stream.iterator();
        assertEquals(1, left.next());
        left.close();
        assertFalse(left.hasNext());
        assertEquals(3, asked.get());
        assertTrue(closed.get() >= 3, "closed " + closed);
    }

    @Test
    void an_iterator_that_can_be_closed_is_closed() {
        AtomicInteger closed = new AtomicInteger();
        class Lines implements Iterator<String>, AutoCloseable {
            int left = 2;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public String next() {
                return "line " + left--;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }
        assertEquals(List.of("line 2", "line 1"), all(Dataset.fromIterator(Lines::new)));
        assertEquals(1, closed.get());
    }

    @Test
    void a_cursor_past_its_end_says_so() {
        Cursor<Integer> cursor = Dataset.range(1).iterator();
        assertEquals(0, cursor.next());
        assertFalse(cursor.hasNext());
        assertThrows(NoSuchElementException.class, cursor::next);
    }

    @Test
    void what_is_cached_is_asked_for_once() {
        AtomicInteger mapped = new AtomicInteger();
        Dataset<Integer> cached =
                Dataset.range(5).map(i -> mapped.incrementAndGet()).cache();
        assertEquals(List.of(1, 2), all(cached.take(2)), "a pass that is left early keeps nothing");
        List<Integer> first = all(cached);
        assertEquals(first, all(cached));
        assertEquals(7, mapped.get());
    }

    // shuffles

    @Test
    void a_shuffle_is_the_same_for_a_pass_and_another_for_the_next() {
        Dataset<Integer> shuffled = Dataset.range(50).shuffle(20, 3);
        assertEquals(pass(shuffled, 1), pass(shuffled, 1));
        assertNotEquals(pass(shuffled, 0), pass(shuffled, 1));
        assertEquals(numbers(0, 50), all(shuffled).stream().sorted().toList());
        Dataset<Integer> fixed = Dataset.range(50).shuffle(20, 3, false);
        assertEquals(pass(fixed, 0), pass(fixed, 1));
    }

    @Test
    void repetitions_go_through_the_passes() {
        Dataset<Integer> shuffled = Dataset.range(20).shuffle(20, 3);
        List<Integer> expected = new ArrayList<>(pass(shuffled, 2));
        expected.addAll(pass(shuffled, 3));
        assertEquals(expected, pass(shuffled.repeat(2), 1));
        assertEquals(pass(shuffled, 0), all(shuffled.repeat().take(20)));
        assertNotEquals(
                pass(shuffled.repeat().take(20), 0), pass(shuffled.repeat().take(20), 1));
    }

    @Test
    void a_shuffle_without_a_seed_is_one_order_by_dataset() {
        Dataset<Integer> shuffled = Dataset.range(50).shuffle(50);
        assertEquals(all(shuffled), all(shuffled));
        assertNotEquals(all(shuffled), all(Dataset.range(50).shuffle(50)));
    }

    // batches

    @Test
    void batches_have_the_samples_in_order_and_a_smaller_last_one() {
        Dataset<Samples> batches = Dataset.of(X, Y, Y).batch(4);
        List<Samples> all = all(batches);
        assertEquals(3, batches.cardinality());
        assertEquals(Samples.of(X, Y, Y).slice(4, 8), all.get(1));
        assertEquals(Samples.of(X, Y, Y).slice(8, 10), all.get(2));
        assertEquals(all.subList(0, 2), all(Dataset.of(X, Y, Y).batch(4, true)));
        assertEquals(2, Dataset.of(X, Y, Y).batch(4, true).cardinality());
        assertEquals(all(Dataset.of(X, Y, Y)), all(batches.unbatch()));
    }

    @Test
    @SuppressWarnings("NullAway") // the nulls of a record's component are lost in its class file
    void several_inputs_and_outputs_stay_apart_and_a_missing_weight_missing() {
        List<@Nullable NDArray> weights = new ArrayList<>();
        weights.add(null);
        weights.add(Y);
        Samples samples = new Samples(List.of(X, Y), List.of(Y, X), weights);
        assertEquals(List.of(samples), all(Dataset.of(samples).batch(10)));
    }

    @Test
    void a_padded_batch_is_as_long_as_its_longest() {
        Dataset<Element> elements = Dataset.fromIterable(List.of(1, 3, 2)).map(n -> Element.of(NDArray.ones(n)));
        assertEquals(
                NDArray.of(1.0, 0, 0, 1, 1, 1).reshape(2, 3),
                all(elements.paddedBatch(2)).get(0).x().get(0));
        assertEquals(
                NDArray.of(1.0, 1, 9, 9).reshape(1, 4),
                all(elements.paddedBatch(2, p -> p.paddedShapes(Shape.of(4)).paddingValue(9)))
                        .get(1)
                        .x()
                        .get(0));
        assertSays("length 3 on axis 0", () -> all(elements.paddedBatch(2, p -> p.paddedShapes(Shape.of(2)))));
        assertSays("an element has 1 arrays", () -> all(elements.paddedBatch(2, p -> p.paddingValues(1, 2))));
    }

    @Test
    void what_cannot_be_a_batch_says_why() {
        Dataset<Element> ragged = Dataset.fromIterable(List.of(1, 3)).map(n -> Element.of(NDArray.ones(n)));
        assertSays("x has shape (1,) in one element and (3,) in another", () -> all(ragged.batch(2)));
        assertSays("unbatch()", () -> all(Dataset.of(X).batch(2).batch(2)));
        assertSays("got Integer", () -> all(Dataset.range(3).batch(2)));
        assertSays("no batches", () -> all(Dataset.range(3).unbatch()));
        Dataset<Element> mixed = Dataset.of(X).take(1).concatenate(Dataset.of(X, Y));
        assertSays("1 x, 0 y", () -> all(mixed.batch(2)));
        assertSays("batch_size must be at least 1", () -> Dataset.of(X).batch(0));
        assertSays("buffer_size", () -> Dataset.of(X).shuffle(0));
    }

    private static void assertSays(String what, Runnable run) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, run::run);
        assertTrue(String.valueOf(e.getMessage()).contains(what), e.getMessage());
    }

    // prefetch

    /** A dataset whose elements are made by a prefetching thread, which it names. */
    private static final class Watched {
        final List<Thread> makers = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger closed = new AtomicInteger();
        final Dataset<Integer> dataset = Dataset.fromStream(
                        () -> Stream.iterate(0, i -> i + 1).onClose(closed::incrementAndGet))
                .map(i -> {
                    if (!makers.contains(Thread.currentThread())) makers.add(Thread.currentThread());
                    return i;
                });

        void assertEnded() throws InterruptedException {
            assertEquals(1, makers.size());
            makers.get(0).join();
            assertEquals(1, closed.get());
        }
    }

    @Test
    void prefetched_elements_are_the_same_in_the_same_order() {
        Dataset<Integer> plain = Dataset.range(1000).shuffle(100, 7).map(i -> i * 3);
        for (int ahead : new int[] {1, 2, 50, 2000}) {
            for (int pass = 0; pass < 3; pass++)
                assertEquals(pass(plain, pass), pass(plain.prefetch(ahead), pass), "ahead " + ahead);
        }
        assertEquals(all(plain), all(plain.prefetch(3).map(i -> i).prefetch(2)));
    }

    @Test
    void another_thread_makes_them_and_is_a_daemon() {
        Watched watched = new Watched();
        try (Cursor<Integer> cursor = watched.dataset.prefetch(2).iterator()) {
            assertEquals(0, cursor.next());
            assertNotEquals(Thread.currentThread(), watched.makers.get(0));
            assertTrue(watched.makers.get(0).isDaemon());
        }
    }

    @Test
    void no_more_than_the_buffer_holds_is_made_ahead() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        Thread[] maker = new Thread[1];
        Dataset<Integer> dataset = Dataset.range(1000).map(i -> {
            maker[0] = Thread.currentThread();
            return made.incrementAndGet();
        });
        try (Cursor<Integer> cursor = dataset.prefetch(3).iterator()) {
            cursor.next();
            while (maker[0].getState() != Thread.State.WAITING) Thread.onSpinWait();
            assertTrue(made.get() <= 5, "made " + made); // one taken, three waiting, one in hand
        }
        maker[0].join();
    }

    @Test
    void the_thread_ends_when_the_cursor_is_closed() throws InterruptedException {
        Watched watched = new Watched();
        Cursor<Integer> cursor = watched.dataset.prefetch(2).iterator();
        cursor.next();
        cursor.close();
        watched.assertEnded();
        assertFalse(cursor.hasNext());
    }

    @Test
    void the_thread_ends_when_the_cursor_is_abandoned() throws InterruptedException {
        Watched watched = new Watched();
        leave(watched.dataset.prefetch(2).map(i -> i));
        while (watched.makers.get(0).isAlive()) {
            System.gc();
            watched.makers.get(0).join(5);
        }
        watched.assertEnded();
    }

    private static void leave(Dataset<Integer> dataset) {
        for (int i : dataset) if (i == 3) break;
    }

    @Test
    void the_thread_ends_with_the_pass() throws InterruptedException {
        Thread[] maker = new Thread[1];
        List<Integer> all = all(Dataset.range(5)
                .map(i -> {
                    maker[0] = Thread.currentThread();
                    return i;
                })
                .prefetch(10));
        assertEquals(numbers(0, 5), all);
        maker[0].join();
    }

    @Test
    void threads_behind_threads_end_too() throws InterruptedException {
        Watched watched = new Watched();
        try (Cursor<Integer> cursor =
                watched.dataset.prefetch(2).map(i -> i).prefetch(2).iterator()) {
            cursor.next();
        }
        watched.assertEnded();
    }

    @Test
    void a_source_that_blocks_is_interrupted_by_closing() throws InterruptedException {
        Thread[] maker = new Thread[1];
        Dataset<Integer> blocking = Dataset.range(2).map(i -> {
            maker[0] = Thread.currentThread();
            if (i == 1) await();
            return i;
        });
        Cursor<Integer> cursor = blocking.prefetch(1).iterator();
        assertEquals(0, cursor.next());
        cursor.close();
        maker[0].join();
    }

    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_failure_comes_after_what_was_made_before_it_and_names_its_cause() {
        Dataset<Integer> failing = Dataset.range(5).map(i -> 6 / (3 - i)).prefetch(10);
        Cursor<Integer> cursor = failing.iterator();
        assertEquals(List.of(2, 3, 6), List.of(cursor.next(), cursor.next(), cursor.next()));
        IllegalStateException e = assertThrows(IllegalStateException.class, cursor::next);
        assertTrue(e.getCause() instanceof ArithmeticException);
        assertTrue(String.valueOf(e.getMessage()).contains("/ by zero"), e.getMessage());
        assertThrows(IllegalStateException.class, cursor::hasNext, "and again");
    }

    @Test
    void an_error_on_the_thread_is_not_lost() {
        Dataset<Integer> failing = Dataset.<Integer>fromIterator(() -> {
                    throw new StackOverflowError("deep");
                })
                .prefetch(1);
        assertTrue(
                assertThrows(IllegalStateException.class, () -> all(failing)).getCause() instanceof StackOverflowError);
    }

    @Test
    void a_maker_that_is_interrupted_does_not_end_the_data_quietly() throws InterruptedException {
        Thread[] maker = new Thread[1];
        Cursor<Integer> cursor = Dataset.range(100)
                .map(i -> {
                    maker[0] = Thread.currentThread();
                    if (i == 2) Thread.currentThread().interrupt();
                    return i;
                })
                .prefetch(1)
                .iterator();
        assertEquals(0, cursor.next());
        maker[0].join(); // with 1 waiting there is no room for 2
        assertEquals(1, cursor.next());
        assertThrows(IllegalStateException.class, cursor::next);
    }

    @Test
    void threads_may_share_a_dataset() throws InterruptedException {
        Dataset<Integer> shared =
                Dataset.range(300).shuffle(50, 1).cache().shuffle(300, 2).prefetch(4);
        List<Integer> expected = pass(shared, 1);
        List<List<Integer>> got = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) threads.add(new Thread(() -> got.add(pass(shared, 1))));
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        assertEquals(List.of(expected, expected, expected, expected), got);
    }
}
