package dev.tsuno.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What golden cases don't show: which ops run, and when the generator goes on. */
class RecurrentDropoutTest {
    private static final Tensor X = Ops.placeholder("x", Shape.of(3, 6, 4), DType.FLOAT32);

    private static Program program(Layer<?> layer, boolean training) {
        Program program = Program.compile(
                Graph.of(layer.apply(Call.of(new Trace(training), X)).first()), KernelSets.of(DType.FLOAT32));
        if (program.plan().graph().nodes().contains(X.node())) program.buffer(X); // zeros
        return program;
    }

    private static List<String> ops(Program program) {
        return program.plan().graph().nodes().stream()
                .map(node -> node.op().name())
                .toList();
    }

    @Test
    void fused_ops_serve_dropout_of_the_inputs() {
        assertTrue(ops(program(new SimpleRNN(5).dropout(0.5), true)).contains("simple_rnn"));
        assertTrue(ops(program(new LSTM(5).dropout(0.5), true)).contains("lstm"));
        assertTrue(ops(program(new GRU(5).dropout(0.5), true)).contains("gru"));
        assertTrue(ops(program(new LSTM(5).dropout(0.5).recurrentDropout(0.5), false))
                .contains("lstm"));
        assertFalse(ops(program(new LSTM(5).dropout(0.5).recurrentDropout(0.5), true))
                .contains("lstm"));
    }

    @Test
    void prediction_draws_as_many_masks_as_training_and_drops_nothing() {
        for (boolean training : new boolean[] {true, false}) {
            assertEquals(1, drawn(new SimpleRNN(5).dropout(0.5), training));
            assertEquals(2, drawn(new SimpleRNN(5).dropout(0.5).recurrentDropout(0.5), training));
            assertEquals(1, drawn(new LSTM(5).dropout(0.5), training));
            assertEquals(4, drawn(new LSTM(5).recurrentDropout(0.5), training));
            assertEquals(8, drawn(new LSTM(5).dropout(0.5).recurrentDropout(0.5), training));
            assertEquals(6, drawn(new GRU(5).dropout(0.5).recurrentDropout(0.5), training));
            assertEquals(3, drawn(new GRU(5).dropout(0.5).recurrentDropout(1), training));
            assertEquals(0, drawn(new GRU(5), training));
        }
        Program plain = program(new LSTM(5).kernelInitializer("ones").recurrentInitializer("ones"), false);
        Program dropping = program(
                new LSTM(5)
                        .kernelInitializer("ones")
                        .recurrentInitializer("ones")
                        .dropout(0.5),
                false);
        for (Program program : List.of(plain, dropping)) {
            Arrays.fill(program.buffer(X).floats(), 0.1f);
            program.run();
        }
        assertArrayEquals(output(plain), output(dropping));
    }

    private static float[] output(Program program) {
        Tensor y = program.plan().graph().outputs().get(0);
        return Arrays.copyOf(program.buffer(y).floats(), 15);
    }

    /** By one run. */
    private static long drawn(RecurrentOptions<?> layer, boolean training) {
        program(layer, training).run();
        return layer.seedGenerator().state()[1];
    }

    @Test
    void a_layer_called_twice_has_other_masks_the_second_time() {
        SimpleRNN layer = new SimpleRNN(5).dropout(0.5).seed(1).kernelInitializer("ones");
        Trace trace = new Trace(true);
        Tensor first = layer.apply(Call.of(trace, X)).first();
        Tensor second = layer.apply(Call.of(trace, X)).first();
        Program program = Program.compile(Graph.of(first, second), KernelSets.of(DType.FLOAT32));
        Arrays.fill(program.buffer(X).floats(), 0.1f);
        program.run();
        float[] one = Arrays.copyOf(program.buffer(first).floats(), 15);
        float[] other = Arrays.copyOf(program.buffer(second).floats(), 15);
        assertFalse(Arrays.equals(one, other));
        assertEquals(2, layer.seedGenerator().state()[1]);
    }
}
