package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import java.util.Arrays;

/** Products over the middle axis of (outer, n, inner). Rare, so plain. */
final class ProductLoops {
    private ProductLoops() {}

    static Kernel product(float[] x, float[] y, int outer, int n, int inner) {
        float[] part = new float[inner == 1 ? 16 : 1];
        return () -> {
            for (int o = 0; o < outer; o++) {
                for (int j = 0; j < inner; j++) {
                    Arrays.fill(part, 1f);
                    for (int i = 0; i < n; i++) part[i % part.length] *= x[(o * n + i) * inner + j];
                    for (int half = part.length / 2; half > 0; half /= 2) {
                        for (int p = 0; p < half; p++) part[p] *= part[p + half];
                    }
                    y[o * inner + j] = part[0];
                }
            }
        };
    }
}
