package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.kernels.View;
import org.junit.jupiter.api.Test;

class WalkTest {
    @Test
    void row_major_views_are_one_axis() {
        int[] dims = {2, 1, 3, 4};
        Walk walk = Walk.of(dims, View.rowMajor(dims), View.rowMajor(dims));
        assertArrayEquals(new int[] {24}, walk.dims());
        assertTrue(walk.contiguous(0) && walk.contiguous(1));
    }

    @Test
    void a_bias_is_a_row_again_and_again() {
        int[] dims = {2, 3, 4};
        Walk walk = Walk.of(dims, View.rowMajor(dims), new int[] {0, 0, 1});
        assertArrayEquals(new int[] {6, 4}, walk.dims());
        assertTrue(walk.repeatsRow(1));
        assertFalse(walk.scalar(1));
    }

    @Test
    void a_transposed_view_keeps_its_axes() {
        Walk walk = Walk.of(new int[] {3, 4}, new int[] {1, 3});
        assertArrayEquals(new int[] {3, 4}, walk.dims());
        assertFalse(walk.contiguous(0));
    }

    @Test
    void no_axes_are_one_of_size_1() {
        Walk walk = Walk.of(new int[] {}, new int[] {});
        assertArrayEquals(new int[] {1}, walk.dims());
        assertTrue(walk.scalar(0) && walk.contiguous(0));
    }
}
