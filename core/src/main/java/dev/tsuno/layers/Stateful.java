package dev.tsuno.layers;

/** A layer that may carry states from one batch to the next: a recurrent one, or one around it. */
public interface Stateful {
    /** Whether each batch goes on from the states at the end of the one before. */
    boolean isStateful();

    /**
     * The states become zero.
     *
     * @throws IllegalStateException if the layer is not stateful
     */
    void resetState();
}
