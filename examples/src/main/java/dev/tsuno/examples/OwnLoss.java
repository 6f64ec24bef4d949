package dev.tsuno.examples;

import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.losses.Loss;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Tensor;

/** A loss of one's own: with the pinball loss a model learns not the mean of its targets but a quantile. */
public final class OwnLoss {
    private OwnLoss() {}

    /** {@code max(q · e, (q − 1) · e)} with {@code e = y_true − y_pred}: too low costs q, too high 1 − q. */
    static final class Pinball extends Loss {
        private final double q;

        Pinball(double q) {
            this.q = q;
        }

        @Override
        public Tensor values(Tensor yTrue, Tensor yPred) {
            Tensor error = subtract(yTrue, yPred);
            return mean(maximum(multiply(error, q), multiply(error, q - 1)), -1);
        }
    }

    public static void main(String[] args) {
        System.out.println("nine tenths of the numbers from 0 to 1 are below " + run());
    }

    static double run() {
        NDArray x = NDArray.ones(100, 1);
        NDArray y = NDArray.linspace(0, 1, 100).reshape(100, 1);
        Sequential model = new Sequential(Input.of(1), new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss(new Pinball(0.9)));
        model.fit(x, y, f -> f.batchSize(100).epochs(1000).verbose(0));
        return model.predict(x).get(0, 0);
    }
}
