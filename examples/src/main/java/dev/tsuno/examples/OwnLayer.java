package dev.tsuno.examples;

import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.softmax;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.Layer;
import dev.tsuno.models.Sequential;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A layer of one's own: it learns which time steps matter. Its gradient comes from the ops it is made of. */
public final class OwnLayer {
    private OwnLayer() {}

    /** {@code sum over time of softmax(x · query) · x}: {@code (batch, time, features)} to {@code (batch, features)}. */
    static final class AttentionPooling extends Layer<AttentionPooling> {
        private @Nullable Variable query;

        @Override
        protected void build(Shape input) {
            query = weight("query", Shape.of(input.last(), 1), Initializers.get("glorot_uniform"));
        }

        @Override
        protected Tensor call(Tensor x) {
            Tensor scores = matmul(x, Objects.requireNonNull(query).tensor());
            return sum(multiply(x, softmax(scores, 1)), 1);
        }
    }

    public static void main(String[] args) {
        run(20).summary();
    }

    static Sequential run(int epochs) {
        Sequential model =
                new Sequential(Input.of(12, 1), new GRU(8).returnSequences(true), new AttentionPooling(), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        model.fit(windows(), largest(), f -> f.batchSize(8).epochs(epochs).verbose(0));
        return model;
    }

    static NDArray windows() {
        return NDArray.linspace(0, 40, 32 * 12).sin().reshape(32, 12, 1);
    }

    /** What is to be learned: the largest value of each window. */
    static NDArray largest() {
        return windows().max(1);
    }
}
