package dev.tsuno.cli.study;

import dev.tsuno.cli.statistics.Summary;
import dev.tsuno.plot.Figure;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Lines of many runs over the same x: where all of them lie, where the middle half does, and the median. */
record Bands(double[] x, Summary[] at) {
    private static final double ALL = 0.12;
    private static final double HALF = 0.3;

    static Bands of(double[] x, List<double[]> lines) {
        Summary[] at = new Summary[x.length];
        for (int i = 0; i < at.length; i++) {
            int place = i;
            at[i] = Summary.of(lines.stream().mapToDouble(line -> line[place]).toArray());
        }
        return new Bands(x, at);
    }

    /** The three in one colour, each named by {@code labels} from "all", "half" and "median"; a name that begins with {@code _} is not shown. */
    void draw(Figure figure, String color, Function<String, String> labels) {
        figure.fillBetween(
                x,
                values(Summary::min),
                values(Summary::max),
                s -> s.color(color).alpha(ALL).label(labels.apply("all")));
        figure.fillBetween(
                x,
                values(Summary::lowerQuartile),
                values(Summary::upperQuartile),
                s -> s.color(color).alpha(HALF).label(labels.apply("half")));
        figure.plot(x, values(Summary::median), s -> s.color(color).label(labels.apply("median")));
    }

    private double[] values(ToDoubleFunction<Summary> value) {
        double[] values = new double[at.length];
        for (int i = 0; i < values.length; i++) values[i] = value.applyAsDouble(at[i]);
        return values;
    }
}
