package dev.tsuno.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Sizes and buffers of a random recurrent net; each optional buffer is there or not. */
final class RandomNet {
    private static final double STEP = 1e-5;

    final RecurrentSizes sizes;
    private final Random random;

    RandomNet(long seed) {
        random = new Random(seed);
        sizes = new RecurrentSizes(size(3), size(4), size(3), size(4));
    }

    /** One a third of the time. */
    private int size(int most) {
        return random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(most);
    }

    Buffer numbers(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = random.nextGaussian() * 0.7;
        return Buffer.of(x);
    }

    @Nullable
    Buffer maybe(int n) {
        return random.nextBoolean() ? numbers(n) : null;
    }

    /** (batch, time): 0 where a step keeps the states. */
    @Nullable
    Buffer maybeMask() {
        if (random.nextBoolean()) return null;
        double[] mask = new double[sizes.batch() * sizes.time()];
        for (int i = 0; i < mask.length; i++) mask[i] = random.nextInt(2);
        return Buffer.of(mask);
    }

    boolean toss() {
        return random.nextBoolean();
    }

    static double dot(@Nullable Buffer a, @Nullable Buffer b) {
        if (a == null || b == null) return 0;
        double sum = 0;
        for (int i = 0; i < a.capacity(); i++) sum += a.get(i) * b.get(i);
        return sum;
    }

    /** Whether {@code gradient} is the derivative of {@code loss} by each element of {@code input}. */
    static void assertGradient(String what, @Nullable Buffer input, @Nullable Buffer gradient, DoubleSupplier loss) {
        if (input == null || gradient == null) return;
        for (int i = 0; i < input.capacity(); i++) {
            double value = input.get(i);
            input.set(i, value + STEP);
            double above = loss.getAsDouble();
            input.set(i, value - STEP);
            double below = loss.getAsDouble();
            input.set(i, value);
            assertEquals((above - below) / (2 * STEP), gradient.get(i), 1e-6, "d" + what + "[" + i + "]");
        }
    }
}
