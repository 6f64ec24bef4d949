package dev.tsuno.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The passes of the simple operators. */
final class Passes {
    private Passes() {}

    /** A pass that pulls from another. */
    private abstract static class Through<F, T> implements Pass<T> {
        final Pass<F> from;

        Through(Pass<F> from) {
            this.from = from;
        }

        @Override
        public void close() {
            from.close();
        }
    }

    /** Elements 0 … n − 1. */
    static <T> Pass<T> range(long n, LongFunction<T> element) {
        return new Pass<>() {
            private long at;

            @Override
            public @Nullable T next() {
                return at < n ? element.apply(at++) : null;
            }
        };
    }

    /** What an iterator gives; it is closed with the pass if it can be. */
    static <T> Pass<T> of(Iterator<? extends T> iterator) {
        return new Pass<>() {
            private long at;

            @Override
            public @Nullable T next() {
                if (!iterator.hasNext()) return null;
                T next = iterator.next();
                if (next == null) throw new NullPointerException("Element " + at + " of the source is null.");
                at++;
                return next;
            }

            @Override
            public void close() {
                if (iterator instanceof AutoCloseable closeable) Passes.close(closeable);
            }
        };
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Closing the source failed: " + e.getMessage(), e);
        }
    }

    static <T> Pass<T> of(Stream<? extends T> stream) {
        return new Through<T, T>(of(stream.iterator())) {
            @Override
            public @Nullable T next() {
                return from.next();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    static <F, T> Pass<T> map(Pass<F> of, Function<? super F, ? extends T> function) {
        return new Through<F, T>(of) {
            @Override
            public @Nullable T next() {
                F next = from.next();
                if (next == null) return null;
                T mapped = function.apply(next);
                if (mapped == null) throw new NullPointerException("map: the function gave null for " + next + ".");
                return mapped;
            }
        };
    }

    static <T> Pass<T> filter(Pass<T> of, Predicate<? super T> kept) {
        return new Through<T, T>(of) {
            @Override
            public @Nullable T next() {
                T next = from.next();
                while (next != null && !kept.test(next)) next = from.next();
                return next;
            }
        };
    }

    static <T> Pass<T> take(Pass<T> of, long count) {
        return new Through<T, T>(of) {
            private long taken;

            @Override
            public @Nullable T next() {
                return taken++ < count ? from.next() : null;
            }
        };
    }

    static <T> Pass<T> skip(Pass<T> of, long count) {
        return new Through<T, T>(of) {
            private boolean skipped;

            @Override
            public @Nullable T next() {
                for (long i = 0; !skipped && i < count && from.next() != null; i++) {}
                skipped = true;
                return from.next();
            }
        };
    }

    /** The samples of each batch. */
    static Pass<Element> unbatch(Pass<Samples> of) {
        return new Through<Samples, Element>(of) {
            private @Nullable Samples batch;
            private int at;

            @Override
            public @Nullable Element next() {
                if (batch == null || at == batch.size()) {
                    batch = from.next();
                    at = 0;
                }
                return batch == null ? null : Element.of(batch, at++);
            }
        };
    }

    /** A pass of each source after the other; each begins when the one before has ended. */
    static <T> Pass<T> chain(List<Source<T>> sources, long pass) {
        return new Pass<>() {
            private int at;
            private @Nullable Pass<T> current;

            @Override
            public @Nullable T next() {
                while (current != null || at < sources.size()) {
                    if (current == null) current = sources.get(at++).begin(pass);
                    T next = current.next();
                    if (next != null) return next;
                    close();
                }
                return null;
            }

            @Override
            public void close() {
                if (current != null) current.close();
                current = null;
            }
        };
    }

    /** One element of each joined to one, until one of them ends. */
    static <A, B, R> Pass<R> zip(Pass<A> first, Pass<B> second, BiFunction<? super A, ? super B, ? extends R> join) {
        return new Through<A, R>(first) {
            @Override
            public @Nullable R next() {
                A a = from.next();
                B b = a == null ? null : second.next();
                return a == null || b == null ? null : join.apply(a, b);
            }

            @Override
            public void close() {
                try {
                    super.close();
                } finally {
                    second.close();
                }
            }
        };
    }

    /** One element of each, until one ends. */
    static <T> Pass<List<T>> zip(List<Pass<? extends T>> passes) {
        return new Pass<>() {
            @Override
            public @Nullable List<T> next() {
                List<T> all = new ArrayList<>();
                for (Pass<? extends T> pass : passes) {
                    T next = pass.next();
                    if (next == null) return null;
                    all.add(next);
                }
                return List.copyOf(all);
            }

            @Override
            public void close() {
                Deque<Pass<? extends T>> open = new ArrayDeque<>(passes);
                closeAll(open);
            }
        };
    }

    private static void closeAll(Deque<? extends Pass<?>> open) {
        try {
            while (!open.isEmpty()) open.removeFirst().close();
        } finally {
            if (!open.isEmpty()) closeAll(open);
        }
    }

    /** Keeps what passes by; all of it once the end was seen. */
    static <T> Pass<T> keep(Pass<T> of, AtomicReference<@Nullable List<T>> kept) {
        return new Through<T, T>(of) {
            private final List<T> seen = new ArrayList<>();

            @Override
            public @Nullable T next() {
                T next = from.next();
                if (next == null) kept.compareAndSet(null, List.copyOf(seen));
                else seen.add(next);
                return next;
            }
        };
    }
}
