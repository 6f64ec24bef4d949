package dev.tsuno.config;

import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codecs of plain values. */
public final class Codecs {
    public static final Codec<Integer> INT = plain(Codecs::integer);

    /** A size: 1 or more. */
    public static final Codec<Integer> SIZE = plain(plain -> {
        int value = integer(plain);
        if (value < 1) throw expected("a positive integer", plain);
        return value;
    });

    /** A seed. */
    public static final Codec<Long> LONG = plain(plain -> {
        if (!(plain instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            throw expected("an integer", plain);
        }
        return number.longValue();
    });

    public static final Codec<Double> DOUBLE = plain(Codecs::number);

    /** A rate of dropout: 0 to 1. */
    public static final Codec<Double> FRACTION = plain(plain -> {
        double value = number(plain);
        if (!(value >= 0 && value <= 1)) throw expected("a number from 0 to 1", plain);
        return value;
    });

    /** A number greater than 0. */
    public static final Codec<Double> POSITIVE = plain(plain -> {
        double value = number(plain);
        if (!(value > 0)) throw expected("a positive number", plain);
        return value;
    });

    public static final Codec<Boolean> BOOL = plain(plain -> {
        if (!(plain instanceof Boolean value)) throw expected("true or false", plain);
        return value;
    });

    public static final Codec<String> STRING = plain(plain -> {
        if (!(plain instanceof String value)) throw expected("a string", plain);
        return value;
    });

    /** Any plain value, as it is. */
    public static final Codec<Object> ANY = plain(plain -> plain);

    /** Integers: a list, or one alone. */
    public static final Codec<List<Integer>> INTS = integers(false);

    /** The same; one alone stands in configs by itself. */
    public static final Codec<List<Integer>> AXES = integers(true);

    /** The sizes of some axes; null for one that is not known. */
    public static final Codec<Shape> SHAPE = new Codec<>() {
        @Override
        public Shape decode(Object plain) {
            List<?> list = plain instanceof List<?> several ? several : List.of(plain);
            return Shape.of(list.stream()
                    .mapToInt(dim -> dim == null ? Shape.UNKNOWN : integer(dim))
                    .toArray());
        }

        @Override
        public Object encode(Shape value) {
            List<@Nullable Object> plain = new ArrayList<>();
            for (int dim : value.dims()) plain.add(dim == Shape.UNKNOWN ? null : dim);
            return plain;
        }
    };

    private Codecs() {}

    private static Codec<List<Integer>> integers(boolean alone) {
        return new Codec<>() {
            @Override
            public List<Integer> decode(Object plain) {
                if (plain instanceof Number) return List.of(integer(plain));
                if (!(plain instanceof List<?> list)) throw expected("an integer or a list of integers", plain);
                return list.stream().map(Codecs::integer).toList();
            }

            @Override
            public Object encode(List<Integer> value) {
                return alone && value.size() == 1 ? value.get(0) : value;
            }
        };
    }

    /** One of some words. */
    public static Codec<String> oneOf(String... words) {
        return plain(plain -> {
            for (String word : words) if (word.equals(plain)) return word;
            throw expected("one of " + String.join(", ", words), plain);
        });
    }

    /** A list of them. */
    public static <T> Codec<List<T>> list(Codec<T> element) {
        return new Codec<>() {
            @Override
            public List<T> decode(Object plain) {
                if (!(plain instanceof List<?> list)) throw expected("a list", plain);
                List<T> result = new ArrayList<>();
                for (Object item : list) {
                    if (item == null) throw expected("a list without null", plain);
                    result.add(element.decode(item));
                }
                return List.copyOf(result);
            }

            @Override
            public Object encode(List<T> value) {
                return value.stream().map(element::encode).toList();
            }
        };
    }

    /** Numbers that are whole as a rule; a whole one stands as an integer in configs. */
    public static Codec<Double> steps(Codec<Double> number) {
        return new Codec<>() {
            @Override
            public Double decode(Object plain) {
                return number.decode(plain);
            }

            @Override
            public Object encode(Double value) {
                boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
                return whole ? (Object) value.longValue() : value;
            }
        };
    }

    private static <T> Codec<T> plain(Function<Object, T> decode) {
        return new Codec<>() {
            @Override
            public T decode(Object plain) {
                return decode.apply(plain);
            }

            @Override
            public Object encode(T value) {
                return value;
            }
        };
    }

    private static int integer(Object plain) {
        if (!(plain instanceof Number number) || number.doubleValue() != number.intValue())
            throw expected("an integer", plain);
        return number.intValue();
    }

    private static double number(Object plain) {
        if (!(plain instanceof Number number)) throw expected("a number", plain);
        return number.doubleValue();
    }

    private static IllegalArgumentException expected(String what, Object got) {
        return new IllegalArgumentException(
                "expected " + what + ", got " + (got instanceof String ? '"' + got.toString() + '"' : got));
    }
}
