package dev.tsuno.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DoubleMathTest {
    /** x and erf(x), from arithmetic with 30 digits, rounded. */
    private static final double[][] ERF = {
        {0.0, 0.0},
        {1e-300, 1.1283791670955126e-300},
        {1e-08, 1.1283791670955126e-08},
        {0.1, 0.1124629160182849},
        {0.25, 0.27632639016823696},
        {0.5, 0.5204998778130465},
        {0.75, 0.7111556336535151},
        {0.875, 0.7840750610598597},
        {0.96875, 0.8293191505933152},
        {1.0, 0.8427007929497149},
        {1.0625, 0.8670582694349528},
        {1.25, 0.9229001282564583},
        {1.5, 0.9661051464753108},
        {2.0, 0.9953222650189527},
        {2.5, 0.999593047982555},
        {3.0, 0.9999779095030014},
        {3.5, 0.9999992569016276},
        {4.0, 0.9999999845827421},
        {5.0, 0.9999999999984626},
        {5.75, 0.9999999999999996},
        {5.9375, 1.0}
    };

    @Test
    void erf_is_within_two_ulp_of_the_exact_value() {
        for (double[] pair : ERF) {
            double allowed = 2 * Math.ulp(pair[1]);
            assertEquals(pair[1], DoubleMath.erf(pair[0]), allowed, "erf of " + pair[0]);
            assertEquals(-pair[1], DoubleMath.erf(-pair[0]), allowed, "erf of " + -pair[0]);
        }
    }

    @Test
    void erf_has_no_step_where_its_pieces_meet() {
        for (double joint : new double[] {1, 6}) {
            double below = DoubleMath.erf(Math.nextDown(joint));
            assertEquals(DoubleMath.erf(joint), below, 2.3e-16, "erf around " + joint);
        }
    }

    @Test
    void erf_has_the_limits_of_the_exact_function() {
        assertEquals(1, DoubleMath.erf(Double.POSITIVE_INFINITY));
        assertEquals(-1, DoubleMath.erf(Double.NEGATIVE_INFINITY));
        assertEquals(-0.0, DoubleMath.erf(-0.0));
        assertTrue(Double.isNaN(DoubleMath.erf(Double.NaN)));
    }

    @Test
    void sigmoid_keeps_its_accuracy_on_both_sides() {
        assertEquals(0.5, DoubleMath.sigmoid(0));
        assertEquals(4.248354255291589e-18, DoubleMath.sigmoid(-40), 1e-33);
        assertEquals(1, DoubleMath.sigmoid(40));
        assertEquals(0, DoubleMath.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(1, DoubleMath.sigmoid(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(DoubleMath.sigmoid(Double.NaN)));
    }

    @Test
    void power_is_that_of_numpy_where_java_says_nan() {
        assertEquals(1, DoubleMath.power(1, Double.NaN));
        assertEquals(1, DoubleMath.power(1, Double.POSITIVE_INFINITY));
        assertEquals(1, DoubleMath.power(-1, Double.NEGATIVE_INFINITY));
        assertEquals(1, DoubleMath.power(Double.NaN, 0));
        assertEquals(-8, DoubleMath.power(-2, 3));
        assertTrue(Double.isNaN(DoubleMath.power(-2, 0.5)));
    }
}
