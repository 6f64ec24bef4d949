package dev.tsuno.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scan;
import dev.tsuno.ops.Tensor;
import dev.tsuno.random.SeedGenerator;
import dev.tsuno.random.TensorFlowRandom;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn, and when. */
class DrawingTest {
    private static final Shape SHAPE = Shape.of(5);
    private static final Kernels KERNELS = new PortableKernels();

    private static Tensor uniform(SeedGenerator generator) {
        return Ops.randomUniform(SHAPE, DType.FLOAT32, -1, 2, generator);
    }

    /** The draw with this counter. */
    private static float[] expected(long seed, long counter) {
        float[] out = new float[5];
        TensorFlowRandom.uniform(seed, counter, -1f, 2f, out);
        return out;
    }

    private static float[] read(Program program, Tensor tensor) {
        return Arrays.copyOf(program.buffer(tensor).floats(), 5);
    }

    @Test
    void pairs_are_taken_in_the_order_of_the_trace_though_kernels_run_in_another() {
        SeedGenerator generator = new SeedGenerator(7);
        Tensor first = uniform(generator);
        Tensor second = uniform(generator);
        Tensor third = uniform(generator);
        // The graph reaches them from its outputs: third, then first, then second.
        Program program = Program.compile(Graph.of(Ops.negative(third), first, Ops.copy(second)), KERNELS);
        Tensor[] outputs = program.plan().graph().outputs().toArray(new Tensor[0]);
        for (int run = 0; run < 3; run++) {
            program.run();
            float[] negative = read(program, outputs[0]);
            for (int i = 0; i < 5; i++) negative[i] = -negative[i];
            assertArrayEquals(expected(7, 3L * run), read(program, outputs[1]));
            assertArrayEquals(expected(7, 3L * run + 1), read(program, outputs[2]));
            assertArrayEquals(expected(7, 3L * run + 2), negative);
        }
    }

    @Test
    void what_nothing_needs_draws_nothing() {
        SeedGenerator generator = new SeedGenerator(7);
        uniform(generator);
        Tensor second = uniform(generator);
        Program program = Program.compile(Graph.of(second), KERNELS);
        program.run();
        assertArrayEquals(expected(7, 0), read(program, second));
        assertArrayEquals(new long[] {7, 1}, generator.state());
    }

    @Test
    void draws_passed_over_count_at_their_place_in_the_trace() {
        SeedGenerator generator = new SeedGenerator(7);
        Tensor first = uniform(generator);
        Tensor passed = Ops.skipDraws(first, generator, 4);
        Tensor second = uniform(generator);
        Program program = Program.compile(Graph.of(second, passed), KERNELS);
        program.run();
        assertArrayEquals(expected(7, 0), read(program, passed));
        assertArrayEquals(expected(7, 5), read(program, second));
        assertArrayEquals(new long[] {7, 6}, generator.state());
    }

    @Test
    void a_step_of_a_scan_has_the_same_numbers_every_time() {
        SeedGenerator generator = new SeedGenerator(7);
        Tensor x = Ops.placeholder("x", Shape.of(3, 5), DType.FLOAT32);
        Scan.Result result = Scan.scan(List.of(x), List.of(Ops.fill(0, SHAPE, DType.FLOAT32)), false, (xs, states) -> {
            Tensor y = Ops.multiply(xs.get(0), uniform(generator));
            return new Scan.StepResult(List.of(y), List.of(y));
        });
        Tensor y = result.outputs().get(0);
        Program program = Program.compile(Graph.of(y), KERNELS);
        Arrays.fill(program.buffer(x).floats(), 1);
        program.run();
        for (int t = 0; t < 3; t++)
            assertArrayEquals(
                    expected(7, 0), Arrays.copyOfRange(program.buffer(y).floats(), 5 * t, 5 * t + 5));
        assertArrayEquals(new long[] {7, 1}, generator.state());
    }

    @Test
    void a_run_allocates_nothing() {
        SeedGenerator generator = new SeedGenerator(7);
        Tensor x = Ops.placeholder("x", SHAPE, DType.FLOAT32);
        Tensor noise = Ops.randomNormal(SHAPE, DType.FLOAT32, 0, 1, generator);
        Tensor cut = Ops.truncatedNormal(SHAPE, DType.FLOAT32, 0, 1, generator);
        Tensor sum = Ops.add(Ops.add(noise, cut), Ops.dropout(x, 0.5, SHAPE, generator));
        Program program = Program.compile(Graph.of(Ops.add(sum, uniform(generator))), KERNELS);
        program.buffer(x); // zeros
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int warm = 0; warm < 3; warm++) {
            program.run();
            threads.getThreadAllocatedBytes(thread);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        program.run();
        assertEquals(0, threads.getThreadAllocatedBytes(thread) - before);
    }
}
