package dev.tsuno.layers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import dev.tsuno.regularizers.L1L2;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives its input as it is, and adds {@code (l1 · Σ|x| + l2 · Σx²) / batch} to the loss. As {@code keras.layers.ActivityRegularization}.
 */
public final class ActivityRegularization extends Layer<ActivityRegularization> {
    private final Option<Double> l1 = options().option("l1", Codecs.DOUBLE, 0.0);
    private final Option<Double> l2 = options().option("l2", Codecs.DOUBLE, 0.0);

    public ActivityRegularization() {}

    public ActivityRegularization(double l1, double l2) {
        set(this.l1, l1);
        set(this.l2, l2);
    }

    /** The factor of the sum of absolute values. Default: 0. */
    public ActivityRegularization l1(double l1) {
        return set(this.l1, l1);
    }

    /** The factor of the sum of squares. Default: 0. */
    public ActivityRegularization l2(double l2) {
        return set(this.l2, l2);
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected Tensor call(Tensor x) {
        return x;
    }

    @Override
    void afterCall(Call call, List<Tensor> outputs) {
        Tensor x = outputs.get(0);
        int batch = x.shape().dim(0);
        call.trace()
                .addLoss(Scope.in(
                        name() + " activity", () -> Ops.divide(new L1L2(l1.get(), l2.get()).apply(x), batch)));
    }

    /** Keras's has {@code l1} and {@code l2} in place of an {@code activity_regularizer}. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.remove("activity_regularizer");
        return config;
    }
}
