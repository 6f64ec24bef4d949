package dev.tsuno.constraints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Eager;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers are Keras's. */
class ConstraintsTest {
    private static final NDArray WEIGHT = NDArray.of(1f, 2, 3, 4, 5, 6, 7, 8).reshape(2, 2, 2);

    private static double[] applied(Constraint constraint) {
        Tensor result = constraint.apply(Ops.constant(WEIGHT));
        Program program = Program.compile(Graph.of(result), KernelSets.of(DType.FLOAT32));
        program.run();
        return Eager.read(program.buffer(result), result.shape()).toDoubleArray();
    }

    @Test
    void several_axes_have_one_length() {
        assertArrayEquals(
                new double[] {.10910894, .18257418, .32732683, .36514835, .54554468, .54772252, .76376259, .73029673},
                applied(new UnitNorm(0, 1)),
                1e-6);
        assertArrayEquals(
                new double[] {.36514835, .7302967, 1.09544516, 1.4605935, .75809807, .90971768, 1.06133723, 1.21295691},
                applied(new MaxNorm(2, 1, 2)),
                1e-6);
        assertArrayEquals(
                new double[] {
                    .66366339, 1.27386129, 1.99099016, 2.54772258, 3.31831694, 3.82158375, 4.64564371, 5.0954451
                },
                applied(new MinMaxNorm(1, 3, .5, 0, 1)),
                1e-5);
    }

    @Test
    void one_axis_stands_alone_in_a_config_and_several_in_a_list() {
        assertEquals(0, new UnitNorm().getConfig().get("axis"));
        assertEquals(List.of(0, 1, 2), new MaxNorm(2, 0, 1, 2).getConfig().get("axis"));
    }
}
