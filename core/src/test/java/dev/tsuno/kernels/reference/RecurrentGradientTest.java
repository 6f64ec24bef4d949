package dev.tsuno.kernels.reference;

import static dev.tsuno.kernels.reference.RandomNet.assertGradient;
import static dev.tsuno.kernels.reference.RandomNet.dot;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The backward loops against central differences of the forward ones. The loss is a random combination of the outputs; sizes are often
 * 1, and every optional buffer is there in one seed and missing in another.
 */
class RecurrentGradientTest {
    private final ReferenceKernels kernels = new ReferenceKernels();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Buffers that all three nets have. */
    private static final class Common {
        final RecurrentSizes s;
        final Buffer x;
        final Buffer kernel;
        final Buffer recurrentKernel;
        final @Nullable Buffer bias;
        final @Nullable Buffer mask;
        final @Nullable Buffer initialState;
        final @Nullable Buffer dSequences;
        final @Nullable Buffer dLastState;
        final @Nullable Buffer sequences;
        final @Nullable Buffer lastState;
        final Buffer hidden;
        final @Nullable Buffer dx;
        final @Nullable Buffer dKernel;
        final @Nullable Buffer dRecurrentKernel;
        final @Nullable Buffer dBias;
        final @Nullable Buffer dInitialState;

        Common(RandomNet net, int gates, int biases) {
            s = net.sizes;
            int state = s.batch() * s.units();
            x = net.numbers(s.batch() * s.time() * s.features());
            kernel = net.numbers(s.features() * gates * s.units());
            recurrentKernel = net.numbers(s.units() * gates * s.units());
            bias = net.maybe(biases * gates * s.units());
            mask = net.maybeMask();
            initialState = net.maybe(state);
            dSequences = net.maybe(s.time() * state);
            dLastState = net.maybe(state);
            sequences = dSequences == null ? null : net.numbers(s.time() * state);
            lastState = dLastState == null ? null : net.numbers(state);
            hidden = net.numbers((s.time() + 1) * state);
            dx = net.maybe(x.capacity());
            dKernel = net.maybe(kernel.capacity());
            dRecurrentKernel = net.maybe(recurrentKernel.capacity());
            dBias = net.maybe(biases * gates * s.units());
            dInitialState = net.maybe(state);
        }

        void assertGradients(DoubleSupplier loss) {
            assertGradient("x", x, dx, loss);
            assertGradient("kernel", kernel, dKernel, loss);
            assertGradient("recurrentKernel", recurrentKernel, dRecurrentKernel, loss);
            assertGradient("bias", bias, dBias, loss);
            assertGradient("initialState", initialState, dInitialState, loss);
        }

        double loss(Kernel forward) {
            forward.run();
            return dot(sequences, dSequences) + dot(lastState, dLastState);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void simple_rnn(long seed) {
        Common c = new Common(new RandomNet(seed), 1, 1);
        Kernel forward = kernels.simpleRnn(
                c.s,
                new SimpleRnn.Forward(
                        c.x,
                        c.kernel,
                        c.recurrentKernel,
                        c.bias,
                        c.initialState,
                        c.sequences,
                        c.lastState,
                        c.hidden,
                        c.mask));
        forward.run();
        kernels.simpleRnnGradient(
                        c.s,
                        new SimpleRnn.Backward(
                                c.x,
                                c.kernel,
                                c.recurrentKernel,
                                c.hidden,
                                c.dSequences,
                                c.dLastState,
                                c.dx,
                                c.dKernel,
                                c.dRecurrentKernel,
                                c.dBias,
                                c.dInitialState,
                                c.mask))
                .run();
        Kernel predicting = kernels.simpleRnn(
                c.s,
                new SimpleRnn.Forward(
                        c.x,
                        c.kernel,
                        c.recurrentKernel,
                        c.bias,
                        c.initialState,
                        c.sequences,
                        c.lastState,
                        null,
                        c.mask));
        c.assertGradients(() -> c.loss(predicting));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lstm(long seed) {
        RandomNet net = new RandomNet(seed);
        Common c = new Common(net, 4, 1);
        int state = c.s.batch() * c.s.units();
        Buffer initialCarry = net.maybe(state);
        Buffer dLastCarry = net.maybe(state);
        Buffer lastCarry = dLastCarry == null ? null : net.numbers(state);
        Buffer dInitialCarry = net.maybe(state);
        Lstm.Saved saved = new Lstm.Saved(
                c.hidden,
                net.numbers(4 * c.s.time() * state),
                net.numbers((c.s.time() + 1) * state),
                net.numbers(c.s.time() * state));
        forward(c, initialCarry, lastCarry, saved).run();
        kernels.lstmGradient(
                        c.s,
                        new Lstm.Backward(
                                c.x,
                                c.kernel,
                                c.recurrentKernel,
                                saved,
                                c.dSequences,
                                c.dLastState,
                                dLastCarry,
                                c.dx,
                                c.dKernel,
                                c.dRecurrentKernel,
                                c.dBias,
                                c.dInitialState,
                                dInitialCarry,
                                c.mask))
                .run();
        Kernel predicting = forward(c, initialCarry, lastCarry, null);
        DoubleSupplier loss = () -> c.loss(predicting) + dot(lastCarry, dLastCarry);
        c.assertGradients(loss);
        assertGradient("initialCarry", initialCarry, dInitialCarry, loss);
    }

    private Kernel forward(
            Common c, @Nullable Buffer initialCarry, @Nullable Buffer lastCarry, Lstm.@Nullable Saved saved) {
        return kernels.lstm(
                c.s,
                new Lstm.Forward(
                        c.x,
                        c.kernel,
                        c.recurrentKernel,
                        c.bias,
                        c.initialState,
                        initialCarry,
                        c.sequences,
                        c.lastState,
                        lastCarry,
                        saved,
                        c.mask));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gru(long seed) {
        RandomNet net = new RandomNet(seed);
        Common c = new Common(net, 3, 2);
        int steps = c.s.time() * c.s.batch() * c.s.units();
        Gru.Saved saved = new Gru.Saved(c.hidden, net.numbers(3 * steps), net.numbers(3 * steps));
        kernels.gru(
                        c.s,
                        new Gru.Forward(
                                c.x,
                                c.kernel,
                                c.recurrentKernel,
                                c.bias,
                                c.initialState,
                                c.sequences,
                                c.lastState,
                                saved,
                                c.mask))
                .run();
        kernels.gruGradient(
                        c.s,
                        new Gru.Backward(
                                c.x,
                                c.kernel,
                                c.recurrentKernel,
                                saved,
                                c.dSequences,
                                c.dLastState,
                                c.dx,
                                c.dKernel,
                                c.dRecurrentKernel,
                                c.dBias,
                                c.dInitialState,
                                c.mask))
                .run();
        Kernel predicting = kernels.gru(
                c.s,
                new Gru.Forward(
                        c.x,
                        c.kernel,
                        c.recurrentKernel,
                        c.bias,
                        c.initialState,
                        c.sequences,
                        c.lastState,
                        null,
                        c.mask));
        c.assertGradients(() -> c.loss(predicting));
    }
}
