package dev.tsuno.cli.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers that stand beside each other are written: to the same place, so far as they are known. */
public final class Digits {
    /** Smaller ones are written with an exponent. */
    private static final int MOST_PLACES = 5;

    private static final int MOST_BEFORE_POINT = 7;
    /** Where nothing is uncertain. */
    private static final int DEFAULT_PLACE = -4;

    /** Of the last digit written: −3 for thousandths. */
    private final int place;
    /** The power of ten that all are written in where they are written with one. */
    private final int exponent;

    private Digits(int place, int exponent) {
        this.place = place;
        this.exponent = exponent;
    }

    /** Two digits of what the numbers are uncertain by: with 0.0041 they are written to the fourth place after the point. */
    public static Digits of(double uncertainty, double... numbers) {
        double size = Math.abs(uncertainty);
        double largest = Math.max(size, Summary.of(numbers).largest());
        if (!(size > 0) || Double.isInfinite(size)) return new Digits(DEFAULT_PLACE, 0);
        // rounded first: 0.00996 becomes 0.0100, whose second digit stands a place higher
        double rounded = new BigDecimal(size)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .doubleValue();
        return new Digits(power(rounded) - 1, power(largest));
    }

    private static int power(double size) {
        return (int) Math.floor(Math.log10(size) + 1e-9);
    }

    /** The number to this place. */
    public String text(double value) {
        if (!Double.isFinite(value)) return "NaN";
        if (place < -MOST_PLACES || place > MOST_BEFORE_POINT) {
            BigDecimal scaled = new BigDecimal(value).movePointLeft(exponent);
            return fixed(scaled, exponent - place) + String.format(Locale.ROOT, "e%+03d", exponent);
        }
        return fixed(new BigDecimal(value).setScale(-place, RoundingMode.HALF_EVEN), Math.max(0, -place));
    }

    private static String fixed(BigDecimal value, int places) {
        BigDecimal rounded = value.setScale(places, RoundingMode.HALF_EVEN);
        // no "-0.00"
        return String.format(Locale.ROOT, "%,." + places + "f", rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
    }
}
