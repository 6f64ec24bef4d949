package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.relu;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parametric rectified linear unit (He et al. 2015), as {@code keras.layers.PReLU}: x above 0, else {@code alpha · x}.
 *
 * <p>Weight: alpha, of the shape of a sample, with a size of 1 on the {@code shared_axes} (they count from 1).
 */
public final class PReLU extends Layer<PReLU> {
    private final WeightOptions alphaOptions = new WeightOptions(options(), "alpha", "Zeros");
    private final Option<List<Integer>> sharedAxes = options().option("shared_axes", Codecs.INTS, null);

    private @Nullable Variable alpha;

    /** Default: zeros. */
    public PReLU alphaInitializer(Initializer initializer) {
        return set(alphaOptions.initializer, initializer);
    }

    public PReLU alphaInitializer(String initializer) {
        return setByName(alphaOptions.initializer, initializer);
    }

    public PReLU alphaRegularizer(Regularizer regularizer) {
        return set(alphaOptions.regularizer, regularizer);
    }

    public PReLU alphaRegularizer(String name) {
        return alphaRegularizer(Regularizers.get(name));
    }

    public PReLU alphaConstraint(Constraint constraint) {
        return set(alphaOptions.constraint, constraint);
    }

    public PReLU alphaConstraint(String name) {
        return alphaConstraint(Constraints.get(name));
    }

    /** Axes along which alpha is the same: 1 and 2 for images with a slope for each channel. Default: none. */
    public PReLU sharedAxes(int... axes) {
        return set(sharedAxes, Arrays.stream(axes).boxed().toList());
    }

    @Override
    protected void build(Shape input) {
        Shape shape = input.withoutBatch();
        for (int axis : sharedAxes.or(List.of())) shape = shape.withDim(axis - 1, 1);
        alpha = weight(alphaOptions, "alpha", shape);
    }

    @Override
    protected Tensor call(Tensor x) {
        Tensor slope = Objects.requireNonNull(alpha).tensor();
        return subtract(relu(x), multiply(slope, relu(negative(x))));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
