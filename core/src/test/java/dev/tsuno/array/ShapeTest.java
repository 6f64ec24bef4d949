package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Shape BATCH = Shape.of(Shape.UNKNOWN, 20, 1);

    @Test
    void prints_like_a_python_tuple() {
        assertEquals("(180, 20, 1)", Shape.of(180, 20, 1).toString());
        assertEquals("(5,)", Shape.of(5).toString());
        assertEquals("()", Shape.SCALAR.toString());
        assertEquals("(None, 20, 1)", BATCH.toString());
    }

    @Test
    void axes_count_from_either_end() {
        assertEquals(20, BATCH.dim(1));
        assertEquals(20, BATCH.dim(-2));
        assertEquals(1, BATCH.last());
        assertEquals(
                "Axis 3 is out of bounds for shape (None, 20, 1) of rank 3. Expected -3 to 2.",
                assertThrows(IndexOutOfBoundsException.class, () -> BATCH.dim(3))
                        .getMessage());
        assertThrows(IndexOutOfBoundsException.class, Shape.SCALAR::last);
    }

    @Test
    void cannot_be_changed_from_outside() {
        int[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 9;
        shape.dims()[1] = 9;
        assertEquals(Shape.of(2, 3), shape);
        assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
        assertNotEquals(Shape.of(2, 3, 1), shape);
    }

    @Test
    void size_is_checked() {
        assertEquals(24, Shape.of(2, 3, 4).size());
        assertEquals(1, Shape.SCALAR.size());
        assertEquals(1L << 62, Shape.of(1 << 30, 1 << 30, 4).size());
        assertThrows(
                ArithmeticException.class, () -> Shape.of(1 << 30, 1 << 30, 8).size());
        assertThrows(
                ArithmeticException.class,
                () -> Shape.of(1 << 30, 1 << 30, 16, 3).size());
        assertEquals(0, Shape.of(1 << 30, 1 << 30, 16, 0).size());
        assertThrows(IllegalStateException.class, BATCH::size);
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2, -3));
    }

    @Test
    void axes_are_set_added_and_removed() {
        assertEquals(Shape.of(32, 20, 1), BATCH.withBatch(32));
        assertEquals(Shape.of(20, 1), BATCH.withoutBatch());
        assertEquals(Shape.of(Shape.UNKNOWN, 20, 40), BATCH.withDim(-1, 40));
        assertEquals(Shape.of(Shape.UNKNOWN, 1), BATCH.drop(1));
        assertEquals(Shape.of(2, 3), Shape.of(2).append(3));
        assertEquals(Shape.of(1, 2), Shape.of(2).insert(0, 1));
        assertEquals(Shape.of(2, 1), Shape.of(2).insert(-1, 1));
        assertEquals(Shape.of(20), BATCH.subShape(1, 2));
        assertFalse(BATCH.isKnown());
        assertThrows(IndexOutOfBoundsException.class, () -> BATCH.insert(4, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> BATCH.subShape(2, 4));
    }

    @Test
    void broadcasting_aligns_the_last_axes() {
        assertEquals(Shape.of(2, 3, 4), Shape.broadcast(Shape.of(2, 1, 4), Shape.of(3, 1)));
        assertEquals(Shape.of(0, 3), Shape.broadcast(Shape.of(0, 3), Shape.of(1, 3)));
        assertEquals(BATCH, Shape.broadcast(BATCH, Shape.SCALAR));
        assertEquals(Shape.of(5, 20, 7), Shape.broadcast(BATCH, Shape.of(5, 1, 7)));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Shape.broadcast(Shape.of(2, 3), Shape.of(4, 1, 2)))
                .getMessage();
        assertEquals(
                "Shapes (2, 3) and (4, 1, 2) cannot be broadcast together: 3 and 2 differ at axis -1."
                        + " Expected equal lengths or 1.",
                message);
    }
}
