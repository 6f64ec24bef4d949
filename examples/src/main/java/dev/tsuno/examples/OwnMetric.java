package dev.tsuno.examples;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.lessEqual;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.metrics.MeanMetricWrapper;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Tensor;
import java.util.Map;

/** A metric of one's own: the share of outputs that are right within a tolerance. */
public final class OwnMetric {
    private OwnMetric() {}

    /** The mean of 1 where {@code |y_true − y_pred| <= tolerance}, else 0. */
    static final class Within extends MeanMetricWrapper {
        private final double tolerance;

        Within(double tolerance) {
            super("within", Direction.UP);
            this.tolerance = tolerance;
        }

        @Override
        protected Tensor values(Tensor yTrue, Tensor yPred) {
            return mean(cast(lessEqual(abs(subtract(yTrue, yPred)), tolerance), yPred.dtype()), -1);
        }
    }

    public static void main(String[] args) {
        System.out.println(run());
    }

    static Map<String, Double> run() {
        NDArray x = NDArray.linspace(-1, 1, 101).reshape(101, 1);
        NDArray y = x.mul(2);
        Sequential model = new Sequential(Input.of(1), new Dense(1).kernelInitializer("ones"));
        model.compile(c -> c.optimizer("sgd").loss("mse").metrics(new Within(0.5)));
        return model.evaluate(x, y);
    }
}
