package dev.tsuno.random;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The default random state: where an object made without a seed gets one.
 *
 * <p>Keras draws such a seed from Python's generator the moment the object is constructed. Java's options are set after construction
 * ({@code new LSTM(40).kernelInitializer(new HeNormal())}), so here an object takes a {@link Ticket} when it is constructed, moves to the end
 * of the queue with each option set, and draws when a seed is needed. The order of draws is then Keras's: arguments before their owner,
 * objects in the order of construction.
 *
 * <p>Safe for several threads, but as in Python two threads that share the default state get its seeds in an order of chance. A run that
 * must not depend on others goes into {@link #withSeed(long, Supplier) withSeed}.
 */
public final class Seeds {
    private Seeds() {}

    /** As {@code keras.utils.set_random_seed}. What was constructed before draws from the old state first. */
    public static void setRandomSeed(long seed) {
        RandomState.current().setSeed(checked(seed));
    }

    /** The seed last set, as {@code keras.utils.get_random_seed}; empty if none was, and every run is then its own. */
    public static OptionalLong globalSeed() {
        return RandomState.current().seed();
    }

    /** A seed drawn now, from 1 to 10^9, after those of everything constructed before. */
    public static long randint() {
        return RandomState.current().randint();
    }

    /** As {@link #randint()}, from one number to another, both included: Python's {@code random.randint}. */
    public static long randint(long from, long to) {
        return RandomState.current().randint(from, to);
    }

    /** The generator behind {@code keras.random} calls without a seed, made on first use and forgotten by {@link #setRandomSeed}. */
    public static SeedGenerator globalGenerator() {
        return RandomState.current().globalGenerator();
    }

    /**
     * A place in the queue for an object under construction. When its turn comes {@code draw} runs once and should call {@link #randint} as
     * often as the Keras object would, and for options as they are then; it may construct objects that draw. It runs under the state's lock
     * and should do nothing else.
     */
    public static Ticket register(Runnable draw) {
        return RandomState.current().register(draw);
    }

    /** Lets everything constructed so far draw. */
    public static void resolvePending() {
        RandomState.current().resolvePending();
    }

    /**
     * Runs the body with a default state of its own, set to this seed, on this thread alone: many such runs side by side give the same
     * numbers as one after the other, and the process's state is untouched. Threads started by the body do not inherit it.
     */
    public static <T extends @Nullable Object> T withSeed(long seed, Supplier<T> body) {
        RandomState state = new RandomState();
        state.setSeed(checked(seed));
        T result = state.within(body);
        state.resolvePending(); // the result may be used outside, its seeds belong here
        return result;
    }

    /** As {@link #withSeed(long, Supplier)}, for a body without a result. */
    public static void withSeed(long seed, Runnable body) {
        withSeed(seed, () -> {
            body.run();
            return null;
        });
    }

    /** A number nobody chose, different in each call and each run. */
    public static long entropy() {
        return new SplittableRandom().nextLong();
    }

    private static long checked(long seed) {
        if (seed < 0 || seed > 0xffffffffL) {
            throw new IllegalArgumentException("Random seed: expected 0 to 4294967295 as in Keras (NumPy's range), got "
                    + seed + ". Any long can be folded into it: seed & 0xffffffffL");
        }
        return seed;
    }
}
