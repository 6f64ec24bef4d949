package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import java.util.ArrayList;
import java.util.List;

/** The outputs of batches, put together along the first axis. */
final class Predictions {
    private final List<List<NDArray>> batches = new ArrayList<>();

    /** Adds what the step has just given. */
    void add(StepProgram step, int samples) {
        List<NDArray> batch = new ArrayList<>();
        for (int i = 0; i < step.outputs(); i++) {
            NDArray array = step.newOutput(i, samples);
            step.read(i, array, 0, samples);
            batch.add(array);
        }
        batches.add(batch);
    }

    /** One array an output. */
    List<NDArray> all() {
        if (batches.isEmpty()) throw new IllegalArgumentException("predict was given no batches.");
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; i < batches.get(0).size(); i++) {
            int output = i;
            all.add(NDArray.concatenate(
                    0, batches.stream().map(batch -> batch.get(output)).toArray(NDArray[]::new)));
        }
        return all;
    }
}
