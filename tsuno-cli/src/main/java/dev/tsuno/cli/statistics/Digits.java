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

    /** Of the last digit written: −3 for thousandths. */
    private final int place;

    private Digits(int place) {
        this.place = place;
    }

    /** Two digits of what the numbers are uncertain by: with 0.0041 they are written to the fourth place after the point. */
    public static Digits of(double uncertainty) {
        double size = Math.abs(uncertainty);
        if (!(size > 0) || Double.isInfinite(size)) return new Digits(-4);
        // rounded first: 0.00996 becomes 0.0100, whose second digit stands a place higher
        double rounded = new BigDecimal(size)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .doubleValue();
        return new Digits((int) Math.floor(Math.log10(rounded) + 1e-9) - 1);
    }

    /** The number to this place. */
    public String text(double value) {
        if (!Double.isFinite(value)) return "NaN";
        if (place < -MOST_PLACES || place > MOST_BEFORE_POINT) return scientific(value);
        BigDecimal rounded = new BigDecimal(value).setScale(-place, RoundingMode.HALF_EVEN);
        if (place > 0) rounded = rounded.setScale(0, RoundingMode.UNNECESSARY);
        boolean zero = rounded.signum() == 0;
        return String.format(Locale.ROOT, "%,." + Math.max(0, -place) + "f", zero ? BigDecimal.ZERO : rounded);
    }

    private String scientific(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(-place, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0) return "0";
        int first = rounded.precision() - rounded.scale() - 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, first - place) + "e", rounded);
    }
}
