package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.squeeze;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code −log(p[y])}, y the number of the class, p clipped to 1e-7 … 1 − 1e-7 and then divided by its sum. y_true {@code (batch, …)} or
 * {@code (batch, …, 1)}, y_pred {@code (batch, …, classes)}. As {@code keras.losses.SparseCategoricalCrossentropy}.
 *
 * <p>Where p is the result of a softmax, the loss is computed from what went into it, as Keras on TensorFlow does. A number that is no class
 * throws when the program runs.
 */
public final class SparseCategoricalCrossentropy extends Loss {
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Integer> ignoreClass = options().option("ignore_class", Codecs.INT, null);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    /** Whether y_pred are logits, not probabilities. Default: false. */
    public SparseCategoricalCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** A class whose samples don't count. Default: none. */
    public SparseCategoricalCrossentropy ignoreClass(int ignoreClass) {
        options().set(this.ignoreClass, ignoreClass);
        return this;
    }

    /** The axis of the classes, which must be the last. Default: −1. */
    public SparseCategoricalCrossentropy axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    Set<String> leftOut() {
        return Set.of("axis");
    }

    private Tensor classes(Tensor yTrue, Tensor yPred) {
        if (axis.get() != -1 && axis.get() != yPred.shape().rank() - 1) {
            throw new IllegalArgumentException("axis must be the last, as in Keras on TensorFlow, got " + axis.get());
        }
        boolean longer =
                yTrue.shape().rank() == yPred.shape().rank() && yTrue.shape().last() == 1;
        return longer ? squeeze(yTrue, -1) : yTrue;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor y = classes(yTrue, yPred);
        Integer ignored = ignoreClass.orNull();
        if (ignored == null) return Crossentropy.sparse(y, yPred, fromLogits.get());
        Tensor valid = notEqual(y, ignored);
        Tensor predicted = where(expandDims(valid, -1), yPred, zerosLike(yPred));
        Tensor values = Crossentropy.sparse(where(valid, y, zerosLike(y)), predicted, fromLogits.get());
        return where(valid, values, zerosLike(values));
    }

    @Override
    public @Nullable Tensor valuesMask(Tensor yTrue, Tensor yPred, Tensor values) {
        Integer ignored = ignoreClass.orNull();
        return ignored == null ? null : notEqual(classes(yTrue, yPred), ignored);
    }
}
