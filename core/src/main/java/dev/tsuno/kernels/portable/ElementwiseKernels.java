package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Strips;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import dev.tsuno.kernels.View;

/**
 * Elementwise kernels. Whole arrays and scalars have loops of their own, in which every array is indexed by the loop variable alone, since
 * the JIT compiler vectorizes no others; all other views go {@link Blockwise}.
 */
public final class ElementwiseKernels {
    /** Elements of two cache lines, so that strips don't write to the same one. */
    static final int STRIP_GRAIN = 32;
    /** Multiplications of a product that take about as long as one element does, which is read from memory and written there. */
    static final int ELEMENT = 16;

    private ElementwiseKernels() {}

    /** {@code y[i] = f(x[i])}; y may be x. */
    public static Kernel unary(Unary f, float[] x, float[] y, int n) {
        return strips(n, (from, to) -> UnaryLoops.of(f, x, y, from, to));
    }

    /** {@code y = f(a, b)} over the shape {@code dims}; y may be a or b where that view is row-major too. */
    public static Kernel binary(Binary f, View a, View b, float[] y, int[] dims) {
        Walk walk = Walk.of(dims, a.strides(), b.strides());
        int n = walk.size();
        float[] first = a.buffer().floats();
        float[] second = b.buffer().floats();
        boolean flatA = walk.contiguous(0) && a.offset() == 0;
        boolean flatB = walk.contiguous(1) && b.offset() == 0;
        if (n == 0) return () -> {};
        if (flatA && flatB) return strips(n, (from, to) -> BinaryLoops.of(f, first, second, y, from, to));
        Kernel scalar = null;
        if (flatA && walk.scalar(1)) scalar = RightScalarLoops.of(f, first, second, b.offset(), y, 0, n);
        else if (flatB && walk.scalar(0)) scalar = LeftScalarLoops.of(f, first, a.offset(), second, y, 0, n);
        else if (flatA && walk.oneARow(1))
            scalar = RowLoops.of(f, first, second, b.offset(), y, n / walk.run(), walk.run());
        if (scalar != null) return scalar;
        return new Blockwise(
                (operands, to, count) -> BinaryLoops.of(f, operands[0], operands[1], to, 0, count),
                walk,
                new float[][] {first, second},
                new int[] {a.offset(), b.offset()},
                y);
    }

    /** {@code y = f(a, b, c)}, likewise. */
    public static Kernel ternary(Ternary f, View a, View b, View c, float[] y, int[] dims) {
        Walk walk = Walk.of(dims, a.strides(), b.strides(), c.strides());
        int n = walk.size();
        float[] first = a.buffer().floats();
        float[] second = b.buffer().floats();
        float[] third = c.buffer().floats();
        boolean flatA = walk.contiguous(0) && a.offset() == 0;
        boolean flatB = walk.contiguous(1) && b.offset() == 0;
        boolean flatC = walk.contiguous(2) && c.offset() == 0;
        if (n == 0) return () -> {};
        if (flatA && flatB && flatC)
            return strips(n, (from, to) -> TernaryLoops.of(f, first, second, third, y, from, to));
        if (f == Ternary.MULTIPLY_ADD && flatC) {
            if (walk.scalar(0) && flatB) return scaledAdd(first, a.offset(), second, third, y, n);
            if (walk.scalar(1) && flatA) return scaledAdd(second, b.offset(), first, third, y, n);
        }
        return new Blockwise(
                (operands, to, count) -> TernaryLoops.of(f, operands[0], operands[1], operands[2], to, 0, count),
                walk,
                new float[][] {first, second, third},
                new int[] {a.offset(), b.offset(), c.offset()},
                y);
    }

    private static Kernel scaledAdd(float[] a, int at, float[] b, float[] c, float[] y, int n) {
        return strips(n, (from, to) -> TernaryLoops.scaledAdd(a, at, b, c, y, from, to));
    }

    /** Flat loops over very many elements run in strips. */
    static Kernel strips(int n, Strips.Binder loop) {
        return Strips.of(n, STRIP_GRAIN, (long) n * ELEMENT, loop);
    }
}
