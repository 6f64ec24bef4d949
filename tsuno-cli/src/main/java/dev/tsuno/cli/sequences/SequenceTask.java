package dev.tsuno.cli.sequences;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import dev.tsuno.random.NumpyRandom;

/** A task as it was published: its sequences, its targets, and when it counts as solved. */
public interface SequenceTask {
    /** The T by which the task is known. */
    int length();

    /** Steps of the longest sequence. */
    int steps();

    /** Whether sequences differ in length. */
    boolean varies();

    /** Numbers at each step. */
    int features();

    /** Numbers in a target. */
    int targets();

    /** Makes one sequence and its target, in arrays that are zero before and stay so after the sequence's end. */
    void draw(NumpyRandom random, Sequence sequence);

    /** The loss that is trained, as {@code compile} takes it. */
    String loss();

    /** The activation of the output layer. */
    String activation();

    /** The loss of the best answer that does not look at the sequence. */
    double guess();

    /** When it counts as solved. */
    Criterion criterion();

    /** So many sequences: x {@code (count, steps, features)}, y {@code (count, targets)}. */
    default Samples batch(NumpyRandom random, int count) {
        float[] x = new float[count * steps() * features()];
        float[] y = new float[count * targets()];
        for (int i = 0; i < count; i++) {
            draw(random, new Sequence(x, i * steps() * features(), features(), y, i * targets()));
        }
        return Samples.of(
                NDArray.wrap(x, Shape.of(count, steps(), features())), NDArray.wrap(y, Shape.of(count, targets())));
    }
}
