package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.WrongIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatherKernelsTest {
    @ParameterizedTest(name = "row {0}")
    @ValueSource(floats = {-1, 3, 0.5f, Float.NaN, 1e20f})
    void a_row_outside_the_table_is_refused(float row) {
        Kernel kernel = GatherKernels.gather(new float[6], 3, new float[] {row}, new float[2], 1, 2);
        IndexOutOfBoundsException thrown = assertThrows(IndexOutOfBoundsException.class, kernel::run);
        assertEquals(WrongIndex.of(row, 3).getMessage(), thrown.getMessage());
    }

    @Test
    void a_row_that_comes_twice_is_added_twice() {
        float[] table = {9, 9, 9, 9};
        GatherKernels.scatterAdd(new float[] {1, 2, 3, 4}, new float[] {1, 1}, table, 2, 2, 2)
                .run();
        assertArrayEquals(new float[] {0, 0, 4, 6}, table);
    }
}
