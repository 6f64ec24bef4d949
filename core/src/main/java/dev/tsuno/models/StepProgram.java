package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program for batches of one shape, with the tensors that are fed and read. */
record StepProgram(
        Program program,
        Tensor x,
        @Nullable Tensor y,
        @Nullable Tensor weight,
        Tensor yPred,
        @Nullable Tensor loss,
        List<Tensor> metrics) {
    void feed(NDArray xs, @Nullable NDArray ys, @Nullable NDArray weights, int[] order, int from, int n) {
        Batch.feed(xs, order, from, n, program.buffer(x));
        if (y != null && ys != null) Batch.feed(ys, order, from, n, program.buffer(y));
        if (weight != null && weights != null) Batch.feed(weights, order, from, n, program.buffer(weight));
    }

    double lossValue() {
        return loss == null ? Double.NaN : program.buffer(loss).get(0);
    }

    double metric(int i) {
        return program.buffer(metrics.get(i)).get(0);
    }
}
