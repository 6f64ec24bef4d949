package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.divide;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.List;

/** A layer with Keras's option {@code activity_regularizer}: a penalty on its outputs, the mean over the batch. */
public abstract class RegularizedLayer<L extends RegularizedLayer<L>> extends Layer<L> {
    private final Option<Regularizer> activityRegularizer =
            options().option("activity_regularizer", Regularizers.REGISTRY, null);

    RegularizedLayer() {}

    public final L activityRegularizer(Regularizer regularizer) {
        return set(activityRegularizer, regularizer);
    }

    @Override
    void afterCall(Call call, List<Tensor> outputs) {
        Regularizer regularizer = activityRegularizer.orNull();
        if (regularizer == null) return;
        for (Tensor output : outputs) {
            int batch = output.shape().dim(0);
            call.trace().addLoss(Scope.in(name() + " activity", () -> divide(regularizer.apply(output), batch)));
        }
    }
}
