package dev.tsuno.activations;

import dev.tsuno.ops.Tensor;

/** An activation function with its name. */
record NamedActivation(String name, Activation function) implements Activation {
    @Override
    public Tensor apply(Tensor x) {
        return function.apply(x);
    }

    @Override
    public String toString() {
        return name;
    }
}
