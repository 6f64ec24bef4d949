package dev.tsuno.optimizers.schedules;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constant pieces: {@code values[0]} up to and with step {@code boundaries[0]}, then {@code values[1]} up to and with
 * {@code boundaries[1]} … and the last value after the last boundary. As {@code keras.optimizers.schedules.PiecewiseConstantDecay}.
 */
public final class PiecewiseConstantDecay extends LearningRateSchedule {
    private final Option<List<Double>> boundaries =
            options().required("boundaries", Codecs.list(Codecs.steps(Codecs.DOUBLE)));
    private final Option<List<Double>> values = options().required("values", Codecs.list(Codecs.DOUBLE));
    private final Option<String> name = options().option("name", Codecs.STRING, "PiecewiseConstant");
    private long @Nullable [] ends;
    private float[] rates = {};

    PiecewiseConstantDecay() {}

    /** @throws IllegalArgumentException if there isn't one value more than boundaries */
    public PiecewiseConstantDecay(List<? extends Number> boundaries, List<? extends Number> values) {
        options().set(this.boundaries, doubles(boundaries));
        options().set(this.values, doubles(values));
        prepare();
    }

    public PiecewiseConstantDecay name(String name) {
        options().set(this.name, name);
        return this;
    }

    private static List<Double> doubles(List<? extends Number> numbers) {
        List<Double> result = new ArrayList<>();
        for (Number number : numbers) result.add(number.doubleValue());
        return result;
    }

    /** A boundary that isn't whole is cut to its whole part, as Keras compares integers. */
    private long[] prepare() {
        List<Double> from = boundaries.get();
        List<Double> to = values.get();
        if (from.size() != to.size() - 1 || from.isEmpty()) {
            throw new IllegalArgumentException(
                    "PiecewiseConstantDecay: expected one value more than boundaries, and at least one boundary; got "
                            + from.size() + " boundaries " + from + " and " + to.size() + " values " + to + ".");
        }
        long[] made = from.stream().mapToLong(Double::longValue).toArray();
        rates = new float[to.size()];
        for (int i = 0; i < rates.length; i++) rates[i] = to.get(i).floatValue();
        ends = made;
        return made;
    }

    @Override
    public double at(long step) {
        long[] known = ends == null ? prepare() : ends;
        int piece = 0;
        while (piece < known.length && step > known[piece]) piece++;
        return rates[piece];
    }
}
