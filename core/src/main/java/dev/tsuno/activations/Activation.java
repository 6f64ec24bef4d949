package dev.tsuno.activations;

import dev.tsuno.ops.Tensor;
import java.util.function.UnaryOperator;

/** An activation function with the name that configs know it by: {@code new Activation("cube", x -> multiply(x, square(x)))}. */
public record Activation(String name, UnaryOperator<Tensor> function) {
    public Tensor apply(Tensor x) {
        return function.apply(x);
    }

    @Override
    public String toString() {
        return name;
    }
}
