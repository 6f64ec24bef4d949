package dev.tsuno.constraints;

import dev.tsuno.config.Configurable;
import dev.tsuno.config.Options;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;

/** Makes a weight fit after each update. As {@code keras.constraints.Constraint}. */
public abstract class Constraint implements Configurable {
    /** Keras's small number that keeps a division finite. */
    static final double EPSILON = 1e-7;

    private final Options options = new Options(this::className);

    @Override
    public final Options options() {
        return options;
    }

    public abstract Tensor apply(Tensor weight);

    /** The length of the vectors along an axis, or of the arrays along several. */
    static Tensor norm(Tensor weight, List<Integer> axes) {
        int[] all = axes.stream().mapToInt(axis -> axis).toArray();
        return Ops.sqrt(Ops.reduce(Reduction.SUM, Ops.square(weight), true, all));
    }

    static List<Integer> axes(int... axes) {
        return Arrays.stream(axes).boxed().toList();
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
