package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
    private static final int CASES = 5_000;

    private static Decimal shortest(double x) {
        return Decimal.of(x, Decimal.Count.ALL, Decimal.ANY, Decimal.ANY);
    }

    private static Decimal shortest(float x) {
        return Decimal.of(x, Decimal.Count.ALL, Decimal.ANY, Decimal.ANY);
    }

    private static BigDecimal value(Decimal decimal) {
        return new BigDecimal("0." + decimal.digits()).scaleByPowerOfTen(decimal.point());
    }

    /** JDK 17 prints the second as 1.9999999999999998E23 and the third as 8.409999999999999E21. */
    @Test
    void digits_are_the_fewest_where_old_jdks_give_more() {
        assertEquals(new Decimal("2", -2), shortest(2e-3));
        assertEquals(new Decimal("2", 24), shortest(Double.parseDouble("2e23")));
        assertEquals(new Decimal("841", 22), shortest(Double.parseDouble("8.41e21")));
        assertEquals(new Decimal("5", -323), shortest(4.9e-324));
        assertEquals(new Decimal("1", -44), shortest(Float.MIN_VALUE));
        assertEquals(new Decimal("33554432", 8), shortest(33554432f));
        assertEquals(new Decimal("17976931348623157", 309), shortest(Double.MAX_VALUE));
    }

    @Test
    void digits_name_the_double_and_none_can_be_spared() {
        long seed = 20260725;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            double x = Math.abs(Double.longBitsToDouble(random.nextLong()));
            if (Double.isFinite(x) && x != 0) {
                Decimal decimal = shortest(x);
                String which = "seed " + seed + ", " + x;
                assertEquals(x, value(decimal).doubleValue(), which);
                // Of all numbers with a digit less, only the two around x could be read back as x.
                BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(
                        decimal.point() - decimal.digits().length() + 1);
                BigDecimal below = new BigDecimal(x).divideToIntegralValue(unit).multiply(unit);
                assertTrue(below.doubleValue() != x && below.add(unit).doubleValue() != x, which);
            }
        }
    }

    @Test
    void digits_name_the_float_and_none_can_be_spared() {
        long seed = 20260726;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            float x = Math.abs(Float.intBitsToFloat(random.nextInt()));
            if (Float.isFinite(x) && x != 0) {
                Decimal decimal = shortest(x);
                String which = "seed " + seed + ", " + x;
                assertEquals(x, value(decimal).floatValue(), which);
                BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(
                        decimal.point() - decimal.digits().length() + 1);
                BigDecimal below = new BigDecimal(x).divideToIntegralValue(unit).multiply(unit);
                assertTrue(below.floatValue() != x && below.add(unit).floatValue() != x, which);
            }
        }
    }

    @Test
    void limits_round_half_to_even_and_carry() {
        assertEquals(new Decimal("12", 1), Decimal.of(1.25, Decimal.Count.ALL, 2, Decimal.ANY));
        assertEquals(new Decimal("14", 1), Decimal.of(1.375, Decimal.Count.FRACTION, 1, Decimal.ANY));
        assertEquals(new Decimal("1", 2), Decimal.of(9.996, Decimal.Count.FRACTION, 2, Decimal.ANY));
        assertEquals(new Decimal("1000000015", 0), Decimal.of(0.1f, Decimal.Count.ALL, 10, 10));
        assertEquals("0", Decimal.of(1e-12, Decimal.Count.FRACTION, 8, 0).whole());
        assertEquals("", Decimal.of(1e-12, Decimal.Count.FRACTION, 8, 0).fraction());
    }
}
