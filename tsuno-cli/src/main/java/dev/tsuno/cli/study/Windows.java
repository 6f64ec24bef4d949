package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.Arrays;

/**
 * What a task's networks are trained and asked with: {@code inputs[i]} is {@code z[i], z[i+1], …} of the scaled values z, {@code targets[i]} the same one
 * step later, or the last value of that alone.
 *
 * @param count how many windows are trained with: of the targets that are not held out
 */
record Windows(Task task, Scaling scaling, int window, double[] scaled, NDArray inputs, NDArray targets, int count) {
    static Windows of(Task task, int window) {
        Scaling scaling = task.scaling().apply(task.training());
        double[] scaled = Arrays.stream(task.series().values()).map(scaling::to).toArray();
        int all = scaled.length - window;
        double[] inputs = new double[all * window];
        double[] targets = new double[task.everyStep() ? all * window : all];
        int width = targets.length / all;
        for (int i = 0; i < all; i++) {
            System.arraycopy(scaled, i, inputs, i * window, window);
            System.arraycopy(scaled, i + 1 + window - width, targets, i * width, width);
        }
        return new Windows(
                task,
                scaling,
                window,
                scaled,
                NDArray.wrap(inputs, Shape.of(all, window, 1)),
                NDArray.wrap(targets, task.everyStep() ? Shape.of(all, window, 1) : Shape.of(all, 1)),
                all - task.heldOut());
    }

    NDArray trainingInputs() {
        return inputs.slice(0, count);
    }

    NDArray trainingTargets() {
        return targets.slice(0, count);
    }

    NDArray heldOutInputs() {
        return inputs.slice(count, inputs.shape().dim(0));
    }

    NDArray heldOutTargets() {
        return targets.slice(count, targets.shape().dim(0));
    }
}
