package dev.tsuno.data;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Elements made by a daemon thread, at most so many ahead. The thread ends with the pass, when this is closed, and when nobody holds
 * this any more: what the thread holds, the {@link Line}, does not hold this.
 */
final class Prefetch<T> implements Pass<T> {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong THREADS = new AtomicLong();

    private final Line<T> line;
    private final Cleaner.Cleanable abandoned;
    private boolean started;

    Prefetch(Source<T> source, long pass, int ahead) {
        line = new Line<>(source, pass, ahead);
        abandoned = CLEANER.register(this, line::close);
    }

    @Override
    public @Nullable T next() {
        if (!started) line.start();
        started = true;
        try {
            return line.take();
        } finally {
            Reference.reachabilityFence(this); // or iterator().next() might be abandoned while it waits
        }
    }

    @Override
    public void close() {
        abandoned.clean();
    }

    /** The elements that wait, between the thread that makes them and the one that takes them. */
    private static final class Line<T> implements Runnable {
        private final Source<T> source;
        private final long pass;
        private final int ahead;
        // guarded by this
        private final ArrayDeque<T> waiting = new ArrayDeque<>();
        private @Nullable Throwable failure;
        private boolean ended;
        private boolean closed;
        private @Nullable Thread maker;

        Line(Source<T> source, long pass, int ahead) {
            this.source = source;
            this.pass = pass;
            this.ahead = ahead;
        }

        synchronized void start() {
            if (closed) return;
            Thread thread = new Thread(this, "tsuno-prefetch-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            maker = thread;
            thread.start();
        }

        @Override
        public void run() {
            Throwable thrown = null;
            try {
                make();
            } catch (Throwable e) { // whoever takes shall know, be it an error
                thrown = e;
            }
            synchronized (this) {
                failure = thrown;
                ended = true;
                maker = null;
                notifyAll();
            }
        }

        private void make() {
            Pass<T> from = source.begin(pass);
            try {
                T next = from.next();
                while (next != null && put(next)) next = from.next();
            } finally {
                from.close();
            }
        }

        /** Waits for room; false if nobody wants more. */
        private synchronized boolean put(T element) {
            try {
                while (!closed && waiting.size() >= ahead) wait();
            } catch (InterruptedException e) {
                if (!closed) throw new IllegalStateException("the thread that prefetches was interrupted.", e);
            }
            if (closed) return false;
            waiting.add(element);
            notifyAll();
            return true;
        }

        synchronized @Nullable T take() {
            boolean interrupted = false;
            while (waiting.isEmpty() && !ended && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true; // an element comes soon; the caller may look at the flag then
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
            T next = waiting.poll();
            notifyAll();
            if (next == null && failure != null && !closed) {
                throw new IllegalStateException("prefetch: making the next element failed: " + failure, failure);
            }
            return next;
        }

        /** A source that blocks is interrupted. */
        synchronized void close() {
            closed = true;
            waiting.clear();
            if (maker != null) maker.interrupt();
            notifyAll();
        }
    }
}
