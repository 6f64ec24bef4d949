package dev.tsuno.array;

import java.math.BigInteger;

/**
 * The decimal digits of a positive float or double: {@code 0.d₁d₂d₃… · 10^point}.
 *
 * <p>By default the fewest digits that name the number among its neighbours of the same type. {@link
 * Double#toString(double)} is not used because before JDK 19 it sometimes gives a digit too many. This is the
 * free-format algorithm of Burger and Dybvig, "Printing Floating-Point Numbers Quickly and Accurately" (1996), in
 * exact integers, with two limits as NumPy has them: not more than {@code most} digits, the last one then rounded
 * half to even, and not fewer than {@code least}, exact ones.
 */
record Decimal(String digits, int point) {
    /** No limit to the number of digits. */
    static final int ANY = -1;

    private static final int FRACTION_BITS = 52;
    private static final int FLOAT_FRACTION_BITS = 23;

    /** Limits that count digits from the first one on, or only those behind the decimal point. */
    enum Count {
        ALL,
        FRACTION
    }

    static Decimal of(double value, Count count, int most, int least) {
        long bits = Double.doubleToLongBits(value);
        int exponent = (int) (bits >> FRACTION_BITS);
        long fraction = bits & ((1L << FRACTION_BITS) - 1);
        // Below a power of two the neighbours are half as far apart as above it, save at the smallest normal number.
        boolean narrowBelow = fraction == 0 && exponent > 1;
        long mantissa = exponent == 0 ? fraction : fraction | 1L << FRACTION_BITS;
        int power = Math.max(exponent, 1) - Double.MAX_EXPONENT - FRACTION_BITS;
        return digits(mantissa, power, narrowBelow, count, most, least);
    }

    static Decimal of(float value, Count count, int most, int least) {
        int bits = Float.floatToIntBits(value);
        int exponent = bits >> FLOAT_FRACTION_BITS;
        int fraction = bits & ((1 << FLOAT_FRACTION_BITS) - 1);
        boolean narrowBelow = fraction == 0 && exponent > 1;
        int mantissa = exponent == 0 ? fraction : fraction | 1 << FLOAT_FRACTION_BITS;
        int power = Math.max(exponent, 1) - Float.MAX_EXPONENT - FLOAT_FRACTION_BITS;
        return digits(mantissa, power, narrowBelow, count, most, least);
    }

    /** The digits of {@code mantissa · 2^power}. */
    private static Decimal digits(long mantissa, int power, boolean narrowBelow, Count count, int most, int least) {
        if (mantissa == 0) {
            return new Decimal("0", 1);
        }
        // The number is rest / scale, and the way to the middle between it and its neighbours is below / scale and
        // above / scale.
        // A factor of 4 keeps all of them integers.
        BigInteger one = BigInteger.ONE.shiftLeft(2 + Math.max(0, -power));
        BigInteger rest = BigInteger.valueOf(mantissa).shiftLeft(2 + Math.max(0, power));
        BigInteger above = BigInteger.valueOf(2).shiftLeft(Math.max(0, power));
        BigInteger below = narrowBelow ? above.shiftRight(1) : above;
        boolean even = mantissa % 2 == 0;

        int point = pointOf(rest, one);
        if (count == Count.FRACTION && most >= 0) {
            // All digits may lie behind the last wanted one: then that one is found by rounding a leading zero.
            point = Math.max(point, 1 - most);
        }
        BigInteger scale = point > 0 ? one.multiply(BigInteger.TEN.pow(point)) : one;
        BigInteger lift = BigInteger.TEN.pow(Math.max(0, -point));
        rest = rest.multiply(lift);
        below = below.multiply(lift);
        above = above.multiply(lift);

        int last = most < 0 ? Integer.MAX_VALUE : count == Count.ALL ? most : Math.max(1, point + most);
        int first = count == Count.ALL ? least : least < 0 ? 0 : point + least;
        StringBuilder digits = new StringBuilder();
        while (true) {
            BigInteger[] next = rest.multiply(BigInteger.TEN).divideAndRemainder(scale);
            rest = next[1];
            below = below.multiply(BigInteger.TEN);
            above = above.multiply(BigInteger.TEN);
            digits.append((char) ('0' + next[0].intValue()));
            // A number half way to a neighbour is read as the one with the even mantissa.
            boolean mayEnd = rest.compareTo(below) < (even ? 1 : 0);
            boolean mayRise = rest.add(above).compareTo(scale) > (even ? -1 : 0);
            if (((mayEnd || mayRise) && digits.length() >= first) || digits.length() == last) {
                boolean up = mayEnd == mayRise ? nearerToNext(rest, scale, next[0]) : mayRise;
                return up ? rounded(digits, point) : new Decimal(digits.toString(), point);
            }
        }
    }

    /** The exponent {@code p} with {@code 10^(p-1) <= value / one < 10^p}. */
    private static int pointOf(BigInteger value, BigInteger one) {
        int bits = value.bitLength() - one.bitLength();
        int point = (int) Math.ceil((bits - 1) * Math.log10(2)) - 1; // never too large
        while (value.multiply(BigInteger.TEN.pow(Math.max(0, -point)))
                        .compareTo(one.multiply(BigInteger.TEN.pow(Math.max(0, point))))
                >= 0) {
            point++;
        }
        return point;
    }

    private static boolean nearerToNext(BigInteger rest, BigInteger scale, BigInteger digit) {
        int half = rest.shiftLeft(1).compareTo(scale);
        return half > 0 || (half == 0 && digit.testBit(0));
    }

    private static Decimal rounded(StringBuilder digits, int point) {
        int at = digits.length() - 1;
        while (at >= 0 && digits.charAt(at) == '9') {
            at--;
        }
        if (at < 0) {
            return new Decimal("1", point + 1);
        }
        digits.setLength(at + 1);
        digits.setCharAt(at, (char) (digits.charAt(at) + 1));
        return new Decimal(digits.toString(), point);
    }

    /** The digits before the decimal point, at least one. */
    String whole() {
        return point <= 0 ? "0" : padded(digits.length() < point ? digits : digits.substring(0, point), point);
    }

    /** The digits behind the decimal point, without zeros at the end. */
    String fraction() {
        String all = point >= 0 ? digits.substring(Math.min(point, digits.length())) : "0".repeat(-point) + digits;
        int end = all.length();
        while (end > 0 && all.charAt(end - 1) == '0') {
            end--;
        }
        return all.substring(0, end);
    }

    /** {@code text} with zeros behind it up to {@code length}. */
    static String padded(String text, int length) {
        return text + "0".repeat(Math.max(0, length - text.length()));
    }

    /**
     * The same digits with the decimal point behind the first one; the exponent that belongs to it is {@code point()
     * - 1}.
     */
    Decimal scientific() {
        return new Decimal(digits, 1);
    }
}
