package dev.tsuno.kernels.portable;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.Matmul;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.SimpleRnn;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import dev.tsuno.kernels.View;
import org.jspecify.annotations.Nullable;

/** All float kernels, on top of the hot few of one set. */
public abstract class FloatKernels implements Kernels {
    /** A new instance for one bound kernel. */
    protected abstract Primitives primitives();

    @Override
    public final DType dtype() {
        return DType.FLOAT32;
    }

    @Override
    public final Kernel unary(Unary f, Buffer x, Buffer y, int n) {
        if (f == Unary.TANH || f == Unary.SIGMOID) return activation(f, x.floats(), y.floats(), n);
        if (f == Unary.EXP) return exp(x.floats(), y.floats(), n);
        return ElementwiseKernels.unary(f, x.floats(), y.floats(), n);
    }

    private Kernel exp(float[] x, float[] y, int n) {
        return ElementwiseKernels.strips(n, (from, to) -> {
            Primitives p = primitives();
            return () -> p.exp(x, y, from, to);
        });
    }

    private Kernel activation(Unary f, float[] x, float[] y, int n) {
        return ElementwiseKernels.strips(n, (from, to) -> {
            Primitives p = primitives();
            return () -> {
                if (x != y) System.arraycopy(x, from, y, from, to - from);
                if (f == Unary.TANH) p.tanh(y, from, to - from);
                else p.sigmoid(y, from, to - from);
            };
        });
    }

    @Override
    public final Kernel binary(Binary f, View a, View b, Buffer y, int... dims) {
        return ElementwiseKernels.binary(f, a, b, y.floats(), dims);
    }

    @Override
    public final Kernel ternary(Ternary f, View a, View b, View c, Buffer y, int... dims) {
        return ElementwiseKernels.ternary(f, a, b, c, y.floats(), dims);
    }

    @Override
    public final Kernel reduce(Reduction f, Buffer x, Buffer y, int outer, int n, int inner) {
        return ReductionKernels.reduce(f, x.floats(), y.floats(), outer, n, inner);
    }

    @Override
    public final Kernel copy(View from, View to, int... dims) {
        return CopyKernels.copy(from, to, dims);
    }

    @Override
    public final Kernel add(View from, View to, int... dims) {
        return AddKernels.add(from, to, dims);
    }

    @Override
    public final Kernel fill(double value, Buffer y, int n) {
        return CopyKernels.fill((float) value, y.floats(), n);
    }

    @Override
    public final Kernel matmul(Matmul sizes, Buffer a, Buffer b, @Nullable Buffer start, Buffer c) {
        return MatmulKernel.of(this::primitives, sizes, a, b, start, c);
    }

    @Override
    public final Kernel gather(Buffer table, int tableRows, Buffer rows, Buffer y, int count, int width) {
        return GatherKernels.gather(table.floats(), tableRows, rows.floats(), y.floats(), count, width);
    }

    @Override
    public final Kernel scatterAdd(Buffer y, Buffer rows, Buffer table, int tableRows, int count, int width) {
        return GatherKernels.scatterAdd(y.floats(), rows.floats(), table.floats(), tableRows, count, width);
    }

    @Override
    public final Kernel argsort(boolean descending, Buffer x, Buffer order, int outer, int n, int inner) {
        return new OrderKernels(descending, x.floats(), order.floats(), outer, n, inner);
    }

    @Override
    public final Kernel take(Buffer x, Buffer at, Buffer y, int outer, int n, int count, int inner) {
        return AlongKernels.take(x.floats(), at.floats(), y.floats(), outer, n, count, inner);
    }

    @Override
    public final Kernel takeGradient(Buffer y, Buffer at, Buffer x, int outer, int n, int count, int inner) {
        return AlongKernels.takeGradient(y.floats(), at.floats(), x.floats(), outer, n, count, inner);
    }

    @Override
    public final Kernel cumulativeSum(boolean reverse, Buffer x, Buffer y, int outer, int n, int inner) {
        return AlongKernels.cumulativeSum(reverse, x.floats(), y.floats(), outer, n, inner);
    }

    @Override
    public final Kernel simpleRnn(RecurrentSizes sizes, SimpleRnn.Forward buffers) {
        return new SimpleRnnForward(this::primitives, sizes, buffers);
    }

    @Override
    public final Kernel simpleRnnGradient(RecurrentSizes sizes, SimpleRnn.Backward buffers) {
        return new SimpleRnnBackward(this::primitives, sizes, buffers);
    }

    @Override
    public final Kernel lstm(RecurrentSizes sizes, Lstm.Forward buffers) {
        return new LstmForward(this::primitives, sizes, buffers);
    }

    @Override
    public final Kernel lstmGradient(RecurrentSizes sizes, Lstm.Backward buffers) {
        return new LstmBackward(this::primitives, sizes, buffers);
    }

    @Override
    public final Kernel gru(RecurrentSizes sizes, Gru.Forward buffers) {
        return new GruForward(this::primitives, sizes, buffers);
    }

    @Override
    public final Kernel gruGradient(RecurrentSizes sizes, Gru.Backward buffers) {
        return new GruBackward(this::primitives, sizes, buffers);
    }
}
