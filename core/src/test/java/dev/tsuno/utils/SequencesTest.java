package dev.tsuno.utils;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void steps_of_several_numbers_may_be_arrays_or_lists() {
        double[] expected = {0, 0, 1, 2, 3, 4, 5, 6};
        NDArray lists = Sequences.padSequences(List.of(List.of(List.of(1, 2)), List.of(List.of(3, 4), List.of(5, 6))));
        NDArray arrays = Sequences.padSequences(List.of(new double[][] {{1, 2}}, new double[][] {{3, 4}, {5, 6}}));
        for (NDArray padded : List.of(lists, arrays)) {
            assertEquals(Shape.of(2, 2, 2), padded.shape());
            assertArrayEquals(expected, padded.toDoubleArray());
        }
    }
}
