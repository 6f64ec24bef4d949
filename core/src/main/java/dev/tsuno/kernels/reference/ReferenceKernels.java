package dev.tsuno.kernels.reference;

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
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The reference set: float64, plain loops. */
public final class ReferenceKernels implements Kernels {
    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String description() {
        return "reference kernels, float64, plain loops";
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public Kernel unary(Unary f, Buffer x, Buffer y, int n) {
        DoubleUnaryOperator function = Functions.of(f);
        double[] from = x.doubles();
        double[] to = y.doubles();
        return () -> {
            for (int i = 0; i < n; i++) to[i] = function.applyAsDouble(from[i]);
        };
    }

    @Override
    public Kernel binary(Binary f, View a, View b, Buffer y, int... dims) {
        DoubleBinaryOperator function = Functions.of(f);
        double[] first = a.buffer().doubles();
        double[] second = b.buffer().doubles();
        double[] to = y.doubles();
        int[] atFirst = Positions.of(a, dims);
        int[] atSecond = Positions.of(b, dims);
        return () -> {
            for (int i = 0; i < atFirst.length; i++) {
                to[i] = function.applyAsDouble(first[atFirst[i]], second[atSecond[i]]);
            }
        };
    }

    @Override
    public Kernel ternary(Ternary f, View a, View b, View c, Buffer y, int... dims) {
        Functions.DoubleTernaryOperator function = Functions.of(f);
        double[] first = a.buffer().doubles();
        double[] second = b.buffer().doubles();
        double[] third = c.buffer().doubles();
        double[] to = y.doubles();
        int[] atFirst = Positions.of(a, dims);
        int[] atSecond = Positions.of(b, dims);
        int[] atThird = Positions.of(c, dims);
        return () -> {
            for (int i = 0; i < atFirst.length; i++) {
                to[i] = function.applyAsDouble(first[atFirst[i]], second[atSecond[i]], third[atThird[i]]);
            }
        };
    }

    @Override
    public Kernel reduce(Reduction f, Buffer x, Buffer y, int outer, int n, int inner) {
        return Reductions.of(f, x.doubles(), y.doubles(), outer, n, inner);
    }

    @Override
    public Kernel copy(View from, View to, int... dims) {
        double[] source = from.buffer().doubles();
        double[] target = to.buffer().doubles();
        int[] atSource = Positions.of(from, dims);
        int[] atTarget = Positions.of(to, dims);
        return () -> {
            for (int i = 0; i < atSource.length; i++) target[atTarget[i]] = source[atSource[i]];
        };
    }

    @Override
    public Kernel fill(double value, Buffer y, int n) {
        double[] to = y.doubles();
        return () -> Arrays.fill(to, 0, n, value);
    }

    @Override
    public Kernel matmul(Matmul sizes, Buffer a, Buffer b, @Nullable Buffer start, Buffer c) {
        return Products.of(sizes, a.doubles(), b.doubles(), start == null ? null : start.doubles(), c.doubles());
    }

    @Override
    public Kernel gather(Buffer table, int tableRows, Buffer rows, Buffer y, int count, int width) {
        return Rows.gather(table.doubles(), tableRows, rows.doubles(), y.doubles(), count, width);
    }

    @Override
    public Kernel scatterAdd(Buffer y, Buffer rows, Buffer table, int tableRows, int count, int width) {
        return Rows.scatterAdd(y.doubles(), rows.doubles(), table.doubles(), tableRows, count, width);
    }

    @Override
    public Kernel argsort(boolean descending, Buffer x, Buffer order, int outer, int n, int inner) {
        return new Order(descending, x.doubles(), order.doubles(), outer, n, inner);
    }

    @Override
    public Kernel take(Buffer x, Buffer at, Buffer y, int outer, int n, int count, int inner) {
        return Along.take(x.doubles(), at.doubles(), y.doubles(), outer, n, count, inner);
    }

    @Override
    public Kernel takeGradient(Buffer y, Buffer at, Buffer x, int outer, int n, int count, int inner) {
        return Along.takeGradient(y.doubles(), at.doubles(), x.doubles(), outer, n, count, inner);
    }

    @Override
    public Kernel cumulativeSum(boolean reverse, Buffer x, Buffer y, int outer, int n, int inner) {
        return Along.cumulativeSum(reverse, x.doubles(), y.doubles(), outer, n, inner);
    }

    @Override
    public Kernel simpleRnn(RecurrentSizes sizes, SimpleRnn.Forward buffers) {
        return SimpleRnnLoops.forward(sizes, buffers);
    }

    @Override
    public Kernel simpleRnnGradient(RecurrentSizes sizes, SimpleRnn.Backward buffers) {
        return SimpleRnnLoops.backward(sizes, buffers);
    }

    @Override
    public Kernel lstm(RecurrentSizes sizes, Lstm.Forward buffers) {
        return LstmLoops.forward(sizes, buffers);
    }

    @Override
    public Kernel lstmGradient(RecurrentSizes sizes, Lstm.Backward buffers) {
        return LstmLoops.backward(sizes, buffers);
    }

    @Override
    public Kernel gru(RecurrentSizes sizes, Gru.Forward buffers) {
        return GruLoops.forward(sizes, buffers);
    }

    @Override
    public Kernel gruGradient(RecurrentSizes sizes, Gru.Backward buffers) {
        return GruLoops.backward(sizes, buffers);
    }
}
