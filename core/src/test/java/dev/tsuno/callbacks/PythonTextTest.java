package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Numbers as Python prints them; the expected texts are Python's. */
class PythonTextTest {
    @Test
    void repr_is_the_shortest_that_names_the_number() {
        assertEquals("0.1", PythonText.repr(0.1));
        assertEquals("0.10000000149011612", PythonText.repr(0.1f));
        assertEquals("2e-44", PythonText.repr(2e-44)); // JDK 17 says 2.0E-44
        assertEquals("2e+23", PythonText.repr(2.0e23)); // 1.9999999999999998E23 in older JDKs
        assertEquals("1e+16", PythonText.repr(1e16));
        assertEquals("1000000000000000.0", PythonText.repr(1e15));
        assertEquals("0.0001", PythonText.repr(1e-4));
        assertEquals("1e-05", PythonText.repr(1e-5));
        assertEquals("1.5e-07", PythonText.repr(1.5e-7));
        assertEquals("-0.0", PythonText.repr(-0.0));
        assertEquals("5e-324", PythonText.repr(Double.MIN_VALUE));
        assertEquals("1.7976931348623157e+308", PythonText.repr(Double.MAX_VALUE));
        assertEquals("-inf", PythonText.repr(Double.NEGATIVE_INFINITY));
        assertEquals("nan", PythonText.repr(Double.NaN));
    }

    @Test
    void formats_round_the_exact_number() {
        assertEquals("0", PythonText.fixed(0.5, 0));
        assertEquals("2", PythonText.fixed(1.5, 0));
        assertEquals("0.0001", PythonText.fixed(0.00015, 4)); // 0.00015 is a bit less
        assertEquals("-0.0000", PythonText.fixed(-1e-9, 4));
        assertEquals("0.0000e+00", PythonText.scientific(0, 4));
        assertEquals("1.0000e-03", PythonText.scientific(0.001, 4));
        assertEquals("9.9999e+99", PythonText.scientific(9.99994e99, 4));
        assertEquals("1.0000e+100", PythonText.scientific(9.99996e99, 4));
        assertEquals("nan", PythonText.scientific(Double.NaN, 4));
    }
}
