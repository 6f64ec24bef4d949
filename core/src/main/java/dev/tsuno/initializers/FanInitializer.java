package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.random.Fans;
import java.util.List;

/**
 * An initializer whose spread comes from how many units a weight connects. As in Keras these are the last two axes of its shape, times the
 * others, unless {@code input_axes} and {@code output_axes} name them.
 */
public abstract class FanInitializer extends RandomInitializer {
    private final Option<List<Integer>> inputAxes = options().option("input_axes", Codecs.INTS, null);
    private final Option<List<Integer>> outputAxes = options().option("output_axes", Codecs.INTS, null);

    FanInitializer() {}

    abstract double scale();

    /** fan_in, fan_out or fan_avg. */
    abstract String mode();

    /** uniform, truncated_normal or untruncated_normal. */
    abstract String distribution();

    /** The same draws for a weight of which these axes are input and output, unless its own options name others. */
    public final Initializer over(List<Integer> inputAxes, List<Integer> outputAxes) {
        return namesAxes() ? this : new Over(this, inputAxes, outputAxes);
    }

    private boolean namesAxes() {
        return inputAxes.orNull() != null && outputAxes.orNull() != null;
    }

    private static final class Over extends Initializer {
        private final FanInitializer draws;
        private final List<Integer> inputAxes;
        private final List<Integer> outputAxes;

        Over(FanInitializer draws, List<Integer> inputAxes, List<Integer> outputAxes) {
            this.draws = draws;
            this.inputAxes = inputAxes;
            this.outputAxes = outputAxes;
        }

        @Override
        public NDArray values(Shape shape, DType dtype) {
            Spread spread = draws.spread(fans(shape, inputAxes, outputAxes));
            int size = Math.toIntExact(shape.size());
            if (dtype == DType.FLOAT64) {
                double[] out = new double[size];
                spread.distribution.draw(draws.seed(), spread.a, spread.b, out);
                return NDArray.wrap(out, shape);
            }
            float[] out = new float[size];
            spread.distribution.draw(draws.seed(), spread.a, spread.b, out);
            return NDArray.wrap(out, shape);
        }
    }

    private static Fans fans(Shape shape, List<Integer> inputAxes, List<Integer> outputAxes) {
        return Fans.of(
                shape.dims(),
                inputAxes.stream().mapToInt(i -> i).toArray(),
                outputAxes.stream().mapToInt(i -> i).toArray());
    }

    private Spread spread(Shape shape) {
        return spread(namesAxes() ? fans(shape, inputAxes.get(), outputAxes.get()) : Fans.of(shape.dims()));
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

    private Spread spread(Fans fans) {
        double fan = switch (mode()) {
            case "fan_in" -> fans.in();
            case "fan_out" -> fans.out();
            default -> fans.average();
        };
        double limit = Fans.uniformLimit(scale(), fan);
        return switch (distribution()) {
            case "uniform" -> new Spread(Distribution.UNIFORM, -limit, limit);
            case "untruncated_normal" -> new Spread(Distribution.NORMAL, 0, Fans.stddev(scale(), fan));
            default -> new Spread(Distribution.TRUNCATED_NORMAL, 0, Fans.truncatedStddev(scale(), fan));
        };
    }
}
