package dev.tsuno.initializers;

import dev.tsuno.array.Shape;
import dev.tsuno.random.Fans;

/** An initializer whose spread comes from how many units a weight connects. */
public abstract class FanInitializer extends RandomInitializer {
    FanInitializer() {
        // The axes of the fans are for layers like EinsumDense; no layer here asks for them yet.
        options().notYet("input_axes", null);
        options().notYet("output_axes", null);
    }

    abstract double scale();

    /** fan_in, fan_out or fan_avg. */
    abstract String mode();

    /** uniform, truncated_normal or untruncated_normal. */
    abstract String distribution();

    private double fan(Shape shape) {
        Fans fans = Fans.of(shape.dims());
        return switch (mode()) {
            case "fan_in" -> fans.in();
            case "fan_out" -> fans.out();
            default -> fans.average();
        };
    }

    @Override
    protected final void draw(long seed, Shape shape, float[] out) {
        Spread spread = spread(shape);
        spread.distribution.draw(seed, spread.a, spread.b, out);
    }

    @Override
    protected final void draw(long seed, Shape shape, double[] out) {
        Spread spread = spread(shape);
        spread.distribution.draw(seed, spread.a, spread.b, out);
    }

    private record Spread(Distribution distribution, double a, double b) {}

    private Spread spread(Shape shape) {
        double fan = fan(shape);
        double limit = Fans.uniformLimit(scale(), fan);
        return switch (distribution()) {
            case "uniform" -> new Spread(Distribution.UNIFORM, -limit, limit);
            case "untruncated_normal" -> new Spread(Distribution.NORMAL, 0, Fans.stddev(scale(), fan));
            default -> new Spread(Distribution.TRUNCATED_NORMAL, 0, Fans.truncatedStddev(scale(), fan));
        };
    }
}
