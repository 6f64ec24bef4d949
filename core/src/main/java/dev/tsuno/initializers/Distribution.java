package dev.tsuno.initializers;

import dev.tsuno.random.TensorFlowRandom;

/** Numbers from a distribution, in float or in double. */
enum Distribution {
    /** From a to b. */
    UNIFORM,
    /** Mean a, standard deviation b. */
    NORMAL,
    /** Mean a, standard deviation b, drawn again beyond two of it. */
    TRUNCATED_NORMAL;

    void draw(long seed, double a, double b, float[] out) {
        switch (this) {
            case UNIFORM -> TensorFlowRandom.uniform(seed, 0, (float) a, (float) b, out);
            case NORMAL -> TensorFlowRandom.normal(seed, 0, (float) a, (float) b, out);
            case TRUNCATED_NORMAL -> TensorFlowRandom.truncatedNormal(seed, 0, (float) a, (float) b, out);
        }
    }

    void draw(long seed, double a, double b, double[] out) {
        switch (this) {
            case UNIFORM -> TensorFlowRandom.uniform(seed, 0, a, b, out);
            case NORMAL -> TensorFlowRandom.normal(seed, 0, a, b, out);
            case TRUNCATED_NORMAL -> TensorFlowRandom.truncatedNormal(seed, 0, a, b, out);
        }
    }
}
