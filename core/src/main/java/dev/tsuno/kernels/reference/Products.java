package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Matmul;
import org.jspecify.annotations.Nullable;

/** Matrix products; each element accumulates over k in rising order by fma. */
final class Products {
    private Products() {}

    static Kernel of(Matmul s, double[] a, double[] b, double @Nullable [] start, double[] c) {
        int rowA = s.transposeA() ? 1 : s.k();
        int columnA = s.transposeA() ? s.m() : 1;
        int rowB = s.transposeB() ? 1 : s.n();
        int columnB = s.transposeB() ? s.k() : 1;
        return () -> {
            for (int matrix = 0; matrix < s.batch(); matrix++) {
                int a0 = matrix * s.stepA();
                int b0 = matrix * s.stepB();
                int c0 = matrix * s.m() * s.n();
                for (int i = 0; i < s.m(); i++) {
                    for (int j = 0; j < s.n(); j++) {
                        double sum = start == null ? 0 : start[j];
                        for (int k = 0; k < s.k(); k++) {
                            sum = Math.fma(a[a0 + i * rowA + k * columnA], b[b0 + k * rowB + j * columnB], sum);
                        }
                        c[c0 + i * s.n() + j] = sum;
                    }
                }
            }
        };
    }
}
