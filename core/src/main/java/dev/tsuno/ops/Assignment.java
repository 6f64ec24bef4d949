package dev.tsuno.ops;

/** A variable and the value that it takes at the end of a run. All values are computed from the variables as they were before. */
public record Assignment(Variable variable, Tensor value) {
    public Assignment {
        if (!variable.shape().equals(value.shape())) {
            throw new IllegalArgumentException(
                    "Variable " + variable.path() + " " + variable.shape() + " can't be assigned a value of shape " + value.shape());
        }
    }
}
