package dev.tsuno.losses;

import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A loss that sets each element of y_true against the same one of y_pred. Their shapes must agree; Keras lets them broadcast, which
 * hides targets of a wrong shape behind a plausible number.
 */
abstract class ElementwiseLoss extends Loss {
    ElementwiseLoss() {
        this(null);
    }

    ElementwiseLoss(@Nullable String defaultName) {
        super(defaultName);
    }

    @Override
    final void checkShapes(Tensor yTrue, Tensor yPred) {
        if (!yTrue.shape().equals(yPred.shape()))
            throw new IllegalArgumentException("they must agree, but for a last axis of 1 that one of them may lack.");
    }
}
