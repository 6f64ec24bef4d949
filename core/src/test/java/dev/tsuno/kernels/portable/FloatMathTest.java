package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.kernels.reference.DoubleMath;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    private static final long ALL = 1L << 32;
    private static final int SAMPLE = 4294; // gives 1e6 floats
    private static final int EACH = 1;

    private interface FloatFunction {
        float of(float x);
    }

    /** The largest errors of a function over many floats. */
    private record Errors(double ulp, double absolute) {
        Errors or(Errors other) {
            return new Errors(Math.max(ulp, other.ulp), Math.max(absolute, other.absolute));
        }
    }

    @Test
    void tanh_is_within_5_01_ulp_on_a_sample() {
        checkTanh(SAMPLE);
    }

    @Test
    void sigmoid_is_within_1_8e_7_on_a_sample() {
        checkSigmoid(SAMPLE);
    }

    @Test
    void exp_is_within_1_10_ulp_on_a_sample() {
        checkExp(SAMPLE);
    }

    @Test
    @Tag("slow")
    void tanh_is_within_5_01_ulp_everywhere() {
        checkTanh(EACH);
    }

    @Test
    @Tag("slow")
    void sigmoid_is_within_1_8e_7_everywhere() {
        checkSigmoid(EACH);
    }

    @Test
    @Tag("slow")
    void exp_is_within_1_10_ulp_everywhere() {
        checkExp(EACH);
    }

    @Test
    void what_is_rounded_once_is_within_half_an_ulp_of_the_double_function() {
        assertTrue(errors(FloatMath::log, StrictMath::log, SAMPLE).ulp <= 0.5);
        assertTrue(errors(FloatMath::log1p, StrictMath::log1p, SAMPLE).ulp <= 0.5);
        assertTrue(errors(FloatMath::expm1, StrictMath::expm1, SAMPLE).ulp <= 0.5);
        assertTrue(errors(FloatMath::erf, DoubleMath::erf, SAMPLE).ulp <= 0.5);
        assertTrue(errors(FloatMath::erfc, DoubleMath::erfc, SAMPLE).ulp <= 0.5);
        assertTrue(errors(FloatMath::softplus, DoubleMath::softplus, SAMPLE).ulp <= 0.5);
        assertTrue(errors(FloatMath::sin, StrictMath::sin, SAMPLE).ulp <= 0.5001);
        assertTrue(errors(FloatMath::cos, StrictMath::cos, SAMPLE).ulp <= 0.5001);
    }

    @Test
    void sin_keeps_the_sign_of_zero_and_makes_nan_of_infinity() {
        assertEquals(-0f, FloatMath.sin(-0f));
        assertEquals(1f, FloatMath.cos(-0f));
        assertTrue(Float.isNaN(FloatMath.sin(Float.POSITIVE_INFINITY)));
        assertTrue(Float.isNaN(FloatMath.cos(Float.NaN)));
    }

    @Test
    void power_is_the_double_function_rounded() {
        Random random = new Random(7);
        float[] special = {
            0f,
            -0f,
            1f,
            -1f,
            2f,
            -2f,
            3f,
            0.5f,
            -0.5f,
            1e-40f,
            16777217f,
            1e30f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        for (int i = 0; i < 200_000; i++) {
            float a = random.nextInt(4) == 0
                    ? special[random.nextInt(special.length)]
                    : Float.intBitsToFloat(random.nextInt());
            float b = switch (random.nextInt(4)) {
                case 0 -> special[random.nextInt(special.length)];
                case 1 -> random.nextInt(41) - 20;
                case 2 -> Float.intBitsToFloat(random.nextInt());
                default -> (float) random.nextGaussian();
            };
            double exact = DoubleMath.power(a, b);
            float y = FloatMath.power(a, b);
            if (Float.compare((float) exact, y) == 0) continue;
            assertEquals(exact, y, 0.5001 * Math.ulp((float) exact), a + " to the power of " + b);
        }
    }

    @Test
    void exp_has_the_limits_of_the_exact_function() {
        assertEquals(1f, FloatMath.exp(0f));
        assertEquals(1f, FloatMath.exp(-0f));
        assertEquals(0f, FloatMath.exp(Float.NEGATIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(Float.POSITIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(Float.MAX_VALUE));
        assertEquals(0f, FloatMath.exp(-Float.MAX_VALUE));
        assertEquals(Float.MIN_VALUE, FloatMath.exp(-103f));
        assertTrue(Float.isNaN(FloatMath.exp(Float.NaN)));
    }

    @Test
    void tanh_and_sigmoid_have_the_limits_of_the_exact_functions() {
        assertEquals(0f, FloatMath.tanh(0f));
        assertEquals(-0f, FloatMath.tanh(-0f));
        assertEquals(1f, FloatMath.tanh(Float.POSITIVE_INFINITY));
        assertEquals(-1f, FloatMath.tanh(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(FloatMath.tanh(Float.NaN)));
        assertEquals(0.5f, FloatMath.sigmoid(0f));
        assertEquals(1f, FloatMath.sigmoid(Float.POSITIVE_INFINITY));
        assertEquals(0f, FloatMath.sigmoid(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(FloatMath.sigmoid(Float.NaN)));
    }

    private static void checkTanh(int step) {
        Errors errors = errors(FloatMath::tanh, StrictMath::tanh, step);
        assertTrue(errors.ulp <= 5.01, errors::toString);
        assertTrue(errors.absolute <= 3.0e-7, errors::toString);
    }

    private static void checkSigmoid(int step) {
        Errors errors = errors(FloatMath::sigmoid, DoubleMath::sigmoid, step);
        assertTrue(errors.absolute <= 1.8e-7, errors::toString);
    }

    private static void checkExp(int step) {
        Errors errors = errors(FloatMath::exp, StrictMath::exp, step);
        assertTrue(errors.ulp <= 1.1, errors::toString);
    }

    /** Over every {@code step}th float. An infinity or NaN must be one on both sides. */
    private static Errors errors(FloatFunction f, DoubleUnaryOperator exact, int step) {
        long stretch = ALL / 256;
        return IntStream.range(0, 256)
                .parallel()
                .mapToObj(i -> errors(f, exact, i * stretch, (i + 1) * stretch, step))
                .reduce(new Errors(0, 0), Errors::or);
    }

    private static Errors errors(FloatFunction f, DoubleUnaryOperator exact, long from, long to, int step) {
        double ulp = 0;
        double absolute = 0;
        for (long bits = from; bits < to; bits += step) {
            float x = Float.intBitsToFloat((int) bits);
            float y = f.of(x);
            double expected = exact.applyAsDouble(x);
            float rounded = (float) expected;
            if (!Float.isFinite(rounded) || !Float.isFinite(y)) {
                if (Float.compare(rounded, y) != 0) return new Errors(Double.POSITIVE_INFINITY, 0);
                continue;
            }
            double error = Math.abs(y - expected);
            ulp = Math.max(ulp, error / Math.ulp(rounded));
            absolute = Math.max(absolute, error);
        }
        return new Errors(ulp, absolute);
    }
}
