package dev.tsuno.models;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The argument {@code class_weight}: weights of samples by the class that y says. */
final class ClassWeights {
    private ClassWeights() {}

    static Samples applied(Samples samples, @Nullable Map<Integer, Double> classWeight) {
        if (classWeight == null) return samples;
        if (!samples.sampleWeight().isEmpty())
            throw new IllegalArgumentException("fit: class_weight and sample_weight can't be given together.");
        if (samples.y().size() != 1)
            throw new IllegalArgumentException("fit: class_weight is for a model of one output, this has "
                    + samples.y().size() + " arrays y.");
        NDArray y = samples.y().get(0);
        int n = samples.size();
        int width = y.size() / n;
        if (y.ndim() > 2 && width > 1)
            throw new IllegalArgumentException("fit: class_weight is for y of shape (samples), (samples, 1) or one-hot"
                    + " (samples, classes), got " + y.shape() + ". Give a sample_weight.");
        double[] values = y.toDoubleArray();
        NDArray weights = NDArray.zeros(Shape.of(n), DType.FLOAT64);
        for (int i = 0; i < n; i++) {
            int label = width == 1 ? (int) Math.rint(values[i]) : largest(values, i * width, width);
            weights.set(classWeight.getOrDefault(label, 1.0), i);
        }
        return samples.weighted(weights);
    }

    /** The index of the first largest: the class of a one-hot row. */
    private static int largest(double[] values, int from, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) if (values[from + i] > values[from + best]) best = i;
        return best;
    }
}
