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

    /** x and erfc(x), likewise. */
    private static final double[][] ERFC = {
        {-30.0, 2.0},
        {-6.5, 2.0},
        {-3.0, 1.9999779095030015},
        {-1.0, 1.8427007929497148},
        {-0.5, 1.5204998778130465},
        {-1e-09, 1.0000000011283792},
        {0.0, 1.0},
        {1e-09, 0.9999999988716208},
        {0.25, 0.7236736098317631},
        {0.5, 0.4795001221869535},
        {0.999, 0.15771472979350307},
        {1.0, 0.15729920705028513},
        {1.0625, 0.13294173056504724},
        {1.5, 0.033894853524689274},
        {2.0, 0.004677734981047266},
        {3.0, 2.209049699858544e-05},
        {4.5, 1.9661604415428876e-10},
        {5.9375, 4.5844734362343966e-17},
        {6.0, 2.1519736712498913e-17},
        {6.0625, 1.0023862905439418e-17},
        {7.0, 4.183825607779414e-23},
        {9.3, 1.653244184030135e-39},
        {12.0, 1.3562611692059042e-64},
        {15.75, 6.623668412559064e-110},
        {20.1, 9.735977140428878e-178},
        {25.0, 8.300172571196523e-274},
        {26.2, 1.643250792438946e-300},
        {26.5, 2.2109076642637343e-307}
    };

    /** x and log(1 + exp(x)), likewise. */
    private static final double[][] SOFTPLUS = {
        {-745.0, 5e-324},
        {-100.0, 3.720075976020836e-44},
        {-40.0, 4.248354255291589e-18},
        {-20.5, 1.2501528656053015e-09},
        {-3.0, 0.04858735157374206},
        {-0.5, 0.4740769841801067},
        {-1e-09, 0.6931471800599454},
        {0.0, 0.6931471805599453},
        {1e-09, 0.6931471810599453},
        {0.5, 0.9740769841801067},
        {3.0, 3.048587351573742},
        {20.5, 20.500000001250154},
        {40.0, 40.0},
        {100.0, 100.0},
        {10000000000.0, 10000000000.0}
    };

    @Test
    void erfc_is_within_four_ulp_of_the_exact_value() {
        for (double[] pair : ERFC) {
            assertEquals(pair[1], DoubleMath.erfc(pair[0]), 4 * Math.ulp(pair[1]), "erfc of " + pair[0]);
        }
        assertEquals(0, DoubleMath.erfc(28));
        assertEquals(0, DoubleMath.erfc(Double.POSITIVE_INFINITY));
        assertEquals(2, DoubleMath.erfc(Double.NEGATIVE_INFINITY));
        assertTrue(Double.isNaN(DoubleMath.erfc(Double.NaN)));
    }

    @Test
    void softplus_is_within_two_ulp_of_the_exact_value() {
        for (double[] pair : SOFTPLUS) {
            assertEquals(pair[1], DoubleMath.softplus(pair[0]), 2 * Math.ulp(pair[1]), "softplus of " + pair[0]);
        }
        assertEquals(0, DoubleMath.softplus(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, DoubleMath.softplus(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(DoubleMath.softplus(Double.NaN)));
    }

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
