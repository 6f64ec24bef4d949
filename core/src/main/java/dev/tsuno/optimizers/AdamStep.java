package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.multiplyAdd;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adam's mathematics, for the rules that use it. */
record AdamStep(double beta1, double beta2, double epsilon, Tensor alpha) {
    /** {@code rate · sqrt(1 − β₂ᵗ) / (1 − β₁ᵗ)}, the betas rounded to float32 as Keras does. */
    static double alpha(double beta1, double beta2, double rate, long step, DType dtype) {
        double seen1 = Powers.seen(beta1, step, dtype);
        double seen2 = Powers.seen(beta2, step, dtype);
        if (dtype == DType.FLOAT64) return rate * Math.sqrt(seen2) / seen1;
        return (float) rate * (float) Math.sqrt(seen2) / (float) seen1;
    }

    List<Assignment> update(
            Variable variable, Tensor value, Tensor g, Variable first, Variable second, @Nullable Variable largest) {
        Tensor m = towards(g, first.tensor(), beta1);
        Tensor v = towards(square(g), second.tensor(), beta2);
        List<Assignment> all = new ArrayList<>(List.of(new Assignment(first, m), new Assignment(second, v)));
        Tensor spread = v;
        if (largest != null) {
            spread = maximum(largest.tensor(), v);
            all.add(new Assignment(largest, spread));
        }
        Tensor step = divide(multiply(m, alpha), add(sqrt(spread), epsilon));
        all.add(new Assignment(variable, subtract(value, step)));
        return all;
    }

    /** {@code mean + (x − mean)(1 − beta)}. */
    static Tensor towards(Tensor x, Tensor mean, double beta) {
        return multiplyAdd(subtract(x, mean), 1 - beta, mean);
    }
}
