package dev.tsuno.kernels.vector;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.Matmul;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on random numbers, the same numbers for every set: what a seed says is bound to a set's buffers and run twice. The second run's
 * outputs count; before the first they are filled with NaN. The same file as beside the portable set's tests.
 */
final class RandomCall {
    private static final int[] SIZES = {1, 1, 2, 3, 5, 7, 8, 9, 10, 16, 17, 31, 33, 40, 41, 48, 64, 65, 100};

    private final Kernels set;
    private final Random random;
    private final boolean poisoned;
    private final List<Buffer> outputs = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    private RandomCall(Kernels set, long seed, boolean poisoned) {
        this.set = set;
        this.random = new Random(seed);
        this.poisoned = poisoned;
    }

    private int size() {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private Buffer input(int n, double scale) {
        Buffer buffer = Buffer.allocate(set.dtype(), n + 3);
        for (int i = 0; i < n; i++) buffer.set(i, (float) (random.nextGaussian() * scale));
        if (poisoned) {
            double[] poison = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, 1e30};
            if (random.nextInt(3) == 0) buffer.set(random.nextInt(n), poison[random.nextInt(poison.length)]);
        }
        return buffer;
    }

    private @Nullable Buffer maybeInput(int n, double scale) {
        return random.nextInt(3) == 0 ? null : input(n, scale);
    }

    /** (batch, time): 0 where a step keeps the states; none half of the time. */
    private @Nullable Buffer maybeMask(RecurrentSizes s) {
        if (random.nextBoolean()) return null;
        Buffer mask = Buffer.allocate(set.dtype(), s.batch() * s.time());
        for (int i = 0; i < mask.capacity(); i++) mask.set(i, random.nextInt(3) == 0 ? 0 : 1);
        return mask;
    }

    private Buffer output(int n) {
        Buffer buffer = Buffer.allocate(set.dtype(), n + 3);
        for (int i = 0; i < n + 3; i++) buffer.set(i, Double.NaN);
        outputs.add(buffer);
        sizes.add(n);
        return buffer;
    }

    private @Nullable Buffer maybeOutput(int n) {
        return random.nextInt(4) == 0 ? null : output(n);
    }

    private List<double[]> results(Kernel... kernels) {
        for (int run = 0; run < 2; run++) {
            for (Kernel kernel : kernels) kernel.run();
        }
        List<double[]> results = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            double[] y = new double[sizes.get(i)];
            for (int j = 0; j < y.length; j++) y[j] = outputs.get(i).get(j);
            results.add(y);
        }
        return results;
    }

    private RecurrentSizes recurrentSizes() {
        int[] times = {1, 2, 3, 5, 20};
        return new RecurrentSizes(1 + random.nextInt(12), times[random.nextInt(times.length)], size(), size());
    }

    static List<double[]> matmul(Kernels set, long seed, boolean poisoned) {
        RandomCall call = new RandomCall(set, seed, poisoned);
        Random r = call.random;
        int[] large = {1, 130, 300, 520};
        int m = r.nextInt(6) == 0 ? large[r.nextInt(4)] : call.size();
        int k = r.nextInt(6) == 0 ? large[r.nextInt(4)] : call.size();
        int n = r.nextInt(6) == 0 ? large[r.nextInt(4)] : call.size();
        int batch = r.nextInt(3) == 0 ? 1 + r.nextInt(4) : 1;
        Matmul sizes = new Matmul(
                batch,
                m,
                k,
                n,
                r.nextBoolean(),
                r.nextBoolean(),
                r.nextInt(4) == 0 ? 0 : m * k,
                r.nextBoolean() ? 0 : k * n);
        Buffer a = call.input(batch * m * k, 1);
        Buffer b = call.input(batch * k * n, 1);
        Buffer start = call.maybeInput(n, 1);
        return call.results(set.matmul(sizes, a, b, start, call.output(batch * m * n)));
    }

    static List<double[]> simpleRnn(Kernels set, long seed, boolean poisoned, @Nullable RecurrentSizes given) {
        RandomCall call = new RandomCall(set, seed, poisoned);
        RecurrentSizes s = given == null ? call.recurrentSizes() : given;
        int states = s.batch() * s.units();
        Buffer x = call.input(s.batch() * s.time() * s.features(), 1);
        Buffer kernel = call.input(s.features() * s.units(), 0.5 / Math.sqrt(s.features()));
        Buffer recurrentKernel = call.input(s.units() * s.units(), 0.5 / Math.sqrt(s.units()));
        Buffer bias = call.maybeInput(s.units(), 0.5);
        Buffer mask = call.maybeMask(s);
        Buffer initial = call.maybeInput(states, 0.5);
        Buffer hidden = call.output((s.time() + 1) * states);
        Kernel predict = set.simpleRnn(
                s,
                new SimpleRnn.Forward(
                        x,
                        kernel,
                        recurrentKernel,
                        bias,
                        initial,
                        call.maybeOutput(s.time() * states),
                        call.maybeOutput(states),
                        null,
                        mask));
        Kernel forward = set.simpleRnn(
                s,
                new SimpleRnn.Forward(
                        x,
                        kernel,
                        recurrentKernel,
                        bias,
                        initial,
                        call.maybeOutput(s.time() * states),
                        call.maybeOutput(states),
                        hidden,
                        mask));
        Kernel backward = set.simpleRnnGradient(
                s,
                new SimpleRnn.Backward(
                        x,
                        kernel,
                        recurrentKernel,
                        hidden,
                        call.maybeInput(s.time() * states, 0.1),
                        call.maybeInput(states, 0.1),
                        call.maybeOutput(s.batch() * s.time() * s.features()),
                        call.maybeOutput(s.features() * s.units()),
                        call.maybeOutput(s.units() * s.units()),
                        call.maybeOutput(s.units()),
                        call.maybeOutput(states),
                        mask));
        return call.results(predict, forward, backward);
    }

    static List<double[]> lstm(Kernels set, long seed, boolean poisoned, @Nullable RecurrentSizes given) {
        RandomCall call = new RandomCall(set, seed, poisoned);
        RecurrentSizes s = given == null ? call.recurrentSizes() : given;
        int states = s.batch() * s.units();
        int columns = 4 * s.units();
        DType type = set.dtype();
        Buffer x = call.input(s.batch() * s.time() * s.features(), 1);
        Buffer kernel = call.input(s.features() * columns, 0.5 / Math.sqrt(s.features()));
        Buffer recurrentKernel = call.input(s.units() * columns, 0.5 / Math.sqrt(s.units()));
        Buffer bias = call.maybeInput(columns, 0.5);
        Buffer mask = call.maybeMask(s);
        Buffer initial = call.maybeInput(states, 0.5);
        Buffer carry = call.maybeInput(states, 0.5);
        Lstm.Saved saved = new Lstm.Saved(
                Buffer.allocate(type, (s.time() + 1) * states),
                Buffer.allocate(type, 4 * s.time() * states),
                Buffer.allocate(type, (s.time() + 1) * states),
                Buffer.allocate(type, s.time() * states));
        Kernel predict = set.lstm(
                s,
                new Lstm.Forward(
                        x,
                        kernel,
                        recurrentKernel,
                        bias,
                        initial,
                        carry,
                        call.maybeOutput(s.time() * states),
                        call.maybeOutput(states),
                        call.maybeOutput(states),
                        null,
                        mask));
        Kernel forward = set.lstm(
                s,
                new Lstm.Forward(
                        x,
                        kernel,
                        recurrentKernel,
                        bias,
                        initial,
                        carry,
                        call.maybeOutput(s.time() * states),
                        call.maybeOutput(states),
                        call.maybeOutput(states),
                        saved,
                        mask));
        Kernel backward = set.lstmGradient(
                s,
                new Lstm.Backward(
                        x,
                        kernel,
                        recurrentKernel,
                        saved,
                        call.maybeInput(s.time() * states, 0.1),
                        call.maybeInput(states, 0.1),
                        call.maybeInput(states, 0.1),
                        call.maybeOutput(s.batch() * s.time() * s.features()),
                        call.maybeOutput(s.features() * columns),
                        call.maybeOutput(s.units() * columns),
                        call.maybeOutput(columns),
                        call.maybeOutput(states),
                        call.maybeOutput(states),
                        mask));
        return call.results(predict, forward, backward);
    }

    static List<double[]> gru(Kernels set, long seed, boolean poisoned, @Nullable RecurrentSizes given) {
        RandomCall call = new RandomCall(set, seed, poisoned);
        RecurrentSizes s = given == null ? call.recurrentSizes() : given;
        int states = s.batch() * s.units();
        int columns = 3 * s.units();
        DType type = set.dtype();
        Buffer x = call.input(s.batch() * s.time() * s.features(), 1);
        Buffer kernel = call.input(s.features() * columns, 0.5 / Math.sqrt(s.features()));
        Buffer recurrentKernel = call.input(s.units() * columns, 0.5 / Math.sqrt(s.units()));
        Buffer bias = call.maybeInput(2 * columns, 0.5);
        Buffer mask = call.maybeMask(s);
        Buffer initial = call.maybeInput(states, 0.5);
        Gru.Saved saved = new Gru.Saved(
                Buffer.allocate(type, (s.time() + 1) * states),
                Buffer.allocate(type, 3 * s.time() * states),
                Buffer.allocate(type, 3 * s.time() * states));
        Kernel predict = set.gru(
                s,
                new Gru.Forward(
                        x,
                        kernel,
                        recurrentKernel,
                        bias,
                        initial,
                        call.maybeOutput(s.time() * states),
                        call.maybeOutput(states),
                        null,
                        mask));
        Kernel forward = set.gru(
                s,
                new Gru.Forward(
                        x,
                        kernel,
                        recurrentKernel,
                        bias,
                        initial,
                        call.maybeOutput(s.time() * states),
                        call.maybeOutput(states),
                        saved,
                        mask));
        Kernel backward = set.gruGradient(
                s,
                new Gru.Backward(
                        x,
                        kernel,
                        recurrentKernel,
                        saved,
                        call.maybeInput(s.time() * states, 0.1),
                        call.maybeInput(states, 0.1),
                        call.maybeOutput(s.batch() * s.time() * s.features()),
                        call.maybeOutput(s.features() * columns),
                        call.maybeOutput(s.units() * columns),
                        call.maybeOutput(2 * columns),
                        call.maybeOutput(states),
                        mask));
        return call.results(predict, forward, backward);
    }
}
