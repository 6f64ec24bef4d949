package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.SpectralNormalization;
import dev.tsuno.optimizers.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpectralTrainingTest {
    private static final NDArray X = NDArray.linspace(-1, 1, 12).reshape(4, 3);
    private static final NDArray Y = NDArray.linspace(0, 1, 8).reshape(4, 2);

    @Test
    void a_step_starts_from_the_kernel_after_its_division() {
        DType before = Floatx.get();
        Floatx.set(DType.FLOAT64);
        try {
            Sequential model = new Sequential(Input.of(3), new SpectralNormalization(new Dense(2).useBias(false)));
            model.compile(c -> c.optimizer(new SGD(0.5)).loss("mse"));
            double[] w = {0.3, -0.2, 0.5, 0.7, -0.4, 0.1};
            double[] u = {0.6, 0.8};
            List<NDArray> weights =
                    List.of(NDArray.of(w).reshape(3, 2), NDArray.of(u).reshape(1, 2));
            model.setWeights(weights);
            model.trainOnBatch(X, Y);
            List<NDArray> after = model.getWeights();

            double[] divided = divided(w, u);
            assertArrayEquals(u, after.get(1).toDoubleArray(), 1e-15);
            double[] expected = new double[6];
            for (int i = 0; i < 6; i++) {
                double slope = (loss(model, divided, i, 1e-5) - loss(model, divided, i, -1e-5)) / 2e-5;
                expected[i] = divided[i] - 0.5 * slope;
            }
            assertArrayEquals(expected, after.get(0).toDoubleArray(), 1e-9);
        } finally {
            Floatx.set(before);
        }
    }

    private static double loss(Sequential model, double[] kernel, int at, double change) {
        double[] changed = kernel.clone();
        changed[at] += change;
        model.setWeights(
                List.of(NDArray.of(changed).reshape(3, 2), NDArray.of(1.0, 0.0).reshape(1, 2)));
        double[] y = model.predict(X).toDoubleArray();
        double sum = 0;
        for (int i = 0; i < y.length; i++) sum += Math.pow(y[i] - Y.ravel().get(i), 2);
        return sum / y.length;
    }

    /** One step of the power iteration, which leaves its u in {@code u}. */
    private static double[] divided(double[] w, double[] u) {
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) v[i] = u[0] * w[2 * i] + u[1] * w[2 * i + 1];
        normalize(v);
        double[] product = new double[2];
        for (int i = 0; i < 6; i++) product[i % 2] += v[i / 2] * w[i];
        System.arraycopy(product, 0, u, 0, 2);
        normalize(u);
        double sigma = product[0] * u[0] + product[1] * u[1];
        double[] divided = new double[6];
        for (int i = 0; i < 6; i++) divided[i] = w[i] / sigma;
        return divided;
    }

    private static void normalize(double[] x) {
        double squares = 0;
        for (double value : x) squares += value * value;
        for (int i = 0; i < x.length; i++) x[i] /= Math.sqrt(squares);
    }
}
