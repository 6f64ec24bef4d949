package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.KernelProvider;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.Matmul;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Once the compiler has been at them, the vector kernels allocate nothing: no vector is on the heap. It is asked of a whole program, since
 * kernels that are fine alone may be inlined into each other.
 */
class SteadyStateTest {
    @Test
    void is_found_by_the_service_loader() {
        assertEquals(
                "vector",
                ServiceLoader.load(KernelProvider.class).iterator().next().name());
    }

    /** Many shapes first: a tile that is right alone may be inlined elsewhere once others have been seen. */
    @BeforeAll
    static void many_shapes() {
        Bits.hash(new VectorProvider().kernels(), 60);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 24, 40, 41, 64})
    void a_training_step_allocates_nothing(int units) {
        Kernel[] program = program(new VectorProvider().kernels(), new RecurrentSizes(10, 20, 2, units));
        assertEquals(0, Allocation.inSteadyState(() -> run(program)));
    }

    private static void run(Kernel[] program) {
        for (Kernel kernel : program) kernel.run();
    }

    private static Kernel[] program(Kernels set, RecurrentSizes s) {
        List<Kernel> program = new ArrayList<>();
        int units = s.units();
        int rows = s.batch() * s.time();
        int all = rows * units;
        int states = s.batch() * units;
        Buffer x = zeros(rows * s.features());
        Buffer sequences = zeros(all);
        Buffer dx = zeros(rows * s.features());
        Buffer dw = zeros(s.features() * 4 * units);
        Buffer du = zeros(units * 4 * units);
        Buffer db = zeros(8 * units);
        Buffer w = zeros(s.features() * 4 * units);
        Buffer u = zeros(units * 4 * units);
        Buffer b = zeros(8 * units);

        Lstm.Saved lstm = new Lstm.Saved(zeros(all + states), zeros(4 * all), zeros(all + states), zeros(all));
        program.add(set.lstm(s, new Lstm.Forward(x, w, u, b, null, null, sequences, null, null, lstm)));
        program.add(set.lstm(s, new Lstm.Forward(x, w, u, b, null, null, sequences, null, null, null)));
        program.add(set.lstmGradient(
                s, new Lstm.Backward(x, w, u, lstm, sequences, null, null, dx, dw, du, db, null, null)));
        Gru.Saved gru = new Gru.Saved(zeros(all + states), zeros(3 * all), zeros(3 * all));
        program.add(set.gru(s, new Gru.Forward(x, w, u, b, null, sequences, null, gru)));
        program.add(set.gruGradient(s, new Gru.Backward(x, w, u, gru, sequences, null, dx, dw, du, db, null)));
        Buffer hidden = zeros(all + states);
        program.add(set.simpleRnn(s, new SimpleRnn.Forward(x, w, u, b, null, sequences, null, hidden)));
        program.add(set.simpleRnnGradient(
                s, new SimpleRnn.Backward(x, w, u, hidden, sequences, null, dx, dw, du, db, null)));
        program.add(set.matmul(new Matmul(1, rows, units, 1, false, false, 0, 0), sequences, w, null, zeros(rows)));
        program.add(set.matmul(new Matmul(1, units, rows, 1, true, false, 0, 0), sequences, zeros(rows), null, db));
        program.add(set.matmul(
                new Matmul(1, rows, units, 17, false, true, 0, 0),
                sequences,
                zeros(17 * units),
                null,
                zeros(rows * 17)));
        return program.toArray(new Kernel[0]);
    }

    private static Buffer zeros(int n) {
        return Buffer.of(new float[n]);
    }
}
