package dev.tsuno.data;

import dev.tsuno.random.Philox4x32;
import dev.tsuno.random.PythonRandom;
import dev.tsuno.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives elements in a random order, as TensorFlow's: a buffer is filled, one of it goes out, the next comes in. Which one goes out says
 * a stream of {@link Philox4x32} under a pair of seeds; that pair is the same for each pass, or drawn for each from such a stream.
 */
final class Shuffle<T> implements Pass<T> {
    /** TensorFlow folds seeds below the largest int32. */
    private static final long MAX_INT32 = Integer.MAX_VALUE;

    /** TensorFlow's first seed where only the second was given. */
    private static final long DEFAULT_GRAPH_SEED = 87654321;

    /** The two seeds of TensorFlow's random operations. */
    record SeedPair(long first, long second) {
        /** From the seed given, if one was, and that of setRandomSeed, if it was called; else a new one. */
        static SeedPair of(OptionalLong given) {
            OptionalLong global = Seeds.globalSeed();
            if (global.isEmpty()) {
                return folded(DEFAULT_GRAPH_SEED, given.orElseGet(() -> Seeds.entropy() & MAX_INT32));
            }
            // TensorFlow draws it from a generator that starts at the global seed; for the first such operation this is
            // its number.
            long drawn = new PythonRandom(global.getAsLong()).randint(0, MAX_INT32);
            return folded(global.getAsLong(), given.orElse(drawn));
        }

        private static SeedPair folded(long first, long second) {
            long a = Math.floorMod(first, MAX_INT32);
            long b = Math.floorMod(second, MAX_INT32);
            return new SeedPair(a, a == 0 && b == 0 ? MAX_INT32 : b);
        }

        /** The pair for a pass: two further words of this pair's stream. */
        SeedPair ofPass(long pass) {
            Philox4x32 stream = new Philox4x32().start(first, second).skip(pass / 2);
            stream.next();
            int at = (int) (pass % 2) * 2;
            return new SeedPair(Integer.toUnsignedLong(stream.word(at)), Integer.toUnsignedLong(stream.word(at + 1)));
        }
    }

    private final Pass<T> from;
    private final int bufferSize;
    private final Philox4x32 stream;
    private int word;
    /** A ring: those waiting are at {@code first … end − 1}, modulo its size. */
    private final List<@Nullable T> buffer = new ArrayList<>();

    private long first;
    private long end;
    private boolean ended;

    Shuffle(Pass<T> from, int bufferSize, SeedPair seeds) {
        this.from = from;
        this.bufferSize = bufferSize;
        stream = new Philox4x32().start(seeds.first(), seeds.second());
    }

    @Override
    public @Nullable T next() {
        while (!ended && end - first < bufferSize) {
            T next = from.next();
            if (next == null) ended = true;
            else if (end < bufferSize) buffer.add(next);
            else buffer.set((int) (end % bufferSize), next);
            if (next != null) end++;
        }
        if (first == end) return null;
        int front = (int) (first % bufferSize);
        int chosen = (int) ((first + draw(end - first)) % bufferSize);
        T out = buffer.get(chosen);
        buffer.set(chosen, buffer.get(front));
        buffer.set(front, null);
        first++;
        return out;
    }

    /** A number below n. */
    private long draw(long n) {
        if ((word & 3) == 0) stream.next();
        return Integer.toUnsignedLong(stream.word(word++ & 3)) % n;
    }

    @Override
    public void close() {
        from.close();
    }
}
