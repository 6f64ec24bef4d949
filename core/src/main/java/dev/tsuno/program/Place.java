package dev.tsuno.program;

import dev.tsuno.ops.Tensor;

/** Where a tensor's elements stand. Two tensors with the same place share them. */
public sealed interface Place {
    /** A buffer that comes from outside, or is fed: that of the leaf or given tensor. */
    record Given(Tensor tensor) implements Place {}

    /** The buffer of a constant, filled once. */
    record Constant(Tensor tensor) implements Place {}

    /** The storage of a variable; {@code read} is its tensor. */
    record Stored(Tensor read) implements Place {}

    /** A slot of the program's own memory, reused from tensor to tensor. */
    record Slot(int number) implements Place {}
}
