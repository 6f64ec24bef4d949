package dev.tsuno.cli.sequences;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import dev.tsuno.random.NumpyRandom;

/** A task as it was published: its sequences, its targets, and when it counts as solved. */
public interface SequenceTask {
    /** What a figure's title says. */
    String title();

    /** Steps of the longest sequence. */
    int steps();

    /** Numbers at each step. */
    int features();

    /** Numbers in a target. */
    int targets();

    /** Makes one sequence: x {@code (steps, features)}, which is zeros before and stays so after the sequence's end, and y {@code (targets)}. */
    void draw(NumpyRandom random, Sequence sequence);

    /** The loss that is trained, as {@code compile} takes it. */
    String loss();

    /** The activation of the output layer. */
    String activation();

    /** The loss of the best answer that does not look at the sequence. */
    double guess();

    Criterion criterion();

    /** So many sequences: x {@code (count, steps, features)}, y {@code (count, targets)}. */
    default Samples batch(NumpyRandom random, int count) {
        float[] x = new float[count * steps() * features()];
        float[] y = new float[count * targets()];
        for (int i = 0; i < count; i++)
            draw(random, new Sequence(x, i * steps() * features(), features(), y, i * targets()));
        return Samples.of(
                NDArray.wrap(x, Shape.of(count, steps(), features())), NDArray.wrap(y, Shape.of(count, targets())));
    }
}
