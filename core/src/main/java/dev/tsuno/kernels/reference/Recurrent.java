package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the recurrent loops have in common.
 *
 * <p>Their backward passes go in two steps: back through time for the gradient of the pre-activations, kept as (T, B, columns); then the
 * gradients of x, kernels and bias, each a product over it with t and b rising.
 */
final class Recurrent {
    private Recurrent() {}

    /** {@code state} begins as {@code initial}, zeros if absent. */
    static void begin(double[] state, @Nullable Buffer initial) {
        if (initial == null) Arrays.fill(state, 0);
        else System.arraycopy(initial.doubles(), 0, state, 0, state.length);
    }

    /** Stores {@code state} from place {@code at} of {@code to} on, if that is wanted. */
    static void keep(double[] state, @Nullable Buffer to, int at) {
        if (to != null) System.arraycopy(state, 0, to.doubles(), at, state.length);
    }

    /** Whether row b keeps its states at step t. */
    static boolean isMasked(RecurrentSizes s, @Nullable Buffer mask, int b, int t) {
        return mask != null && mask.doubles()[b * s.time() + t] == 0;
    }

    /** Back through a step that keeps the states of row b: what reached them goes on to the step before; dz stays 0. */
    static void keepBack(
            RecurrentSizes s, int t, int b, double[] dh, @Nullable Buffer dSequences, double[] dz, int columns) {
        for (int j = 0; j < s.units(); j++) {
            dh[b * s.units() + j] += elementOrZero(dSequences, (b * s.time() + t) * s.units() + j);
        }
        int row = (t * s.batch() + b) * columns;
        Arrays.fill(dz, row, row + columns, 0);
    }

    static double elementOrZero(@Nullable Buffer buffer, int i) {
        return buffer == null ? 0 : buffer.doubles()[i];
    }

    /** {@code start + Σ_k x[x0 + k] · w[k, column]}, w (count, columns). */
    static double timesColumn(double start, double[] x, int x0, int count, double[] w, int column, int columns) {
        double sum = start;
        for (int k = 0; k < count; k++) sum = Math.fma(x[x0 + k], w[k * columns + column], sum);
        return sum;
    }

    /** {@code start + Σ_k dz[dz0 + k] · w[row, k]}, w (…, columns): the product with w transposed. */
    static double timesRow(double start, double[] dz, int dz0, double[] w, int row, int columns) {
        double sum = start;
        for (int k = 0; k < columns; k++) sum = Math.fma(dz[dz0 + k], w[row * columns + k], sum);
        return sum;
    }

    /** {@code dx[b, t] = dz[t, b] · kernelᵀ}. */
    static void inputGradient(RecurrentSizes s, double[] dz, int columns, Buffer kernel, @Nullable Buffer dx) {
        if (dx == null) return;
        double[] w = kernel.doubles();
        for (int t = 0; t < s.time(); t++) {
            for (int b = 0; b < s.batch(); b++) {
                for (int f = 0; f < s.features(); f++) {
                    dx.doubles()[(b * s.time() + t) * s.features() + f] =
                            timesRow(0, dz, (t * s.batch() + b) * columns, w, f, columns);
                }
            }
        }
    }

    /** {@code dKernel[f, c] = Σ_{t, b} x[b, t, f] · dz[t, b, c]}. */
    static void kernelGradient(RecurrentSizes s, double[] dz, int columns, Buffer x, @Nullable Buffer dKernel) {
        if (dKernel == null) return;
        for (int f = 0; f < s.features(); f++) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                for (int t = 0; t < s.time(); t++) {
                    for (int b = 0; b < s.batch(); b++) {
                        double input = x.doubles()[(b * s.time() + t) * s.features() + f];
                        sum = Math.fma(input, dz[(t * s.batch() + b) * columns + c], sum);
                    }
                }
                dKernel.doubles()[f * columns + c] = sum;
            }
        }
    }

    /** {@code dRecurrentKernel[i, c] = Σ_{t, b} h[t - 1, b, i] · dz[t, b, c]}; {@code hidden} begins with h[-1]. */
    static void recurrentGradient(
            RecurrentSizes s, double[] dz, int columns, Buffer hidden, @Nullable Buffer dRecurrentKernel) {
        if (dRecurrentKernel == null) return;
        for (int i = 0; i < s.units(); i++) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                for (int row = 0; row < s.time() * s.batch(); row++) {
                    sum = Math.fma(hidden.doubles()[row * s.units() + i], dz[row * columns + c], sum);
                }
                dRecurrentKernel.doubles()[i * columns + c] = sum;
            }
        }
    }

    /** {@code dBias[at + c] = Σ_{t, b} dz[t, b, c]}. */
    static void biasGradient(RecurrentSizes s, double[] dz, int columns, @Nullable Buffer dBias, int at) {
        if (dBias == null) return;
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int row = 0; row < s.time() * s.batch(); row++) sum += dz[row * columns + c];
            dBias.doubles()[at + c] = sum;
        }
    }
}
