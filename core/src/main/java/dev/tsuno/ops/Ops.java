package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import dev.tsuno.random.SeedGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All words of the vocabulary: what a layer's {@code call} is written in. Those that {@code keras.ops} has, too, bear their names there; the
 * random ones stand for {@code keras.random}, and a few are Tsuno's own, such as {@code keepMask} and {@code fill}.
 */
public final class Ops {
    private Ops() {}

    // Leaves

    public static Tensor placeholder(String name, Shape shape, DType dtype) {
        return Tensor.apply(new Leaf.Placeholder(name, shape, dtype));
    }

    /** One number in every place. */
    public static Tensor fill(double value, Shape shape, DType dtype) {
        return Tensor.apply(new Leaf.Fill(value, shape, dtype));
    }

    /** An array; it is not copied, and must not be changed. */
    public static Tensor constant(NDArray value) {
        return Tensor.apply(new Leaf.Constant(value));
    }

    public static Tensor zerosLike(Tensor x) {
        return fill(0, x.shape(), x.dtype());
    }

    public static Tensor onesLike(Tensor x) {
        return fill(1, x.shape(), x.dtype());
    }

    /** A number of the type of x. */
    private static Tensor scalar(double value, Tensor x) {
        return fill(value, Shape.SCALAR, x.dtype());
    }

    // Elementwise, one input

    public static Tensor negative(Tensor x) {
        return unary(Unary.NEGATE, x);
    }

    public static Tensor abs(Tensor x) {
        return unary(Unary.ABS, x);
    }

    public static Tensor sign(Tensor x) {
        return unary(Unary.SIGN, x);
    }

    public static Tensor square(Tensor x) {
        return unary(Unary.SQUARE, x);
    }

    public static Tensor sqrt(Tensor x) {
        return unary(Unary.SQRT, x);
    }

    public static Tensor rsqrt(Tensor x) {
        return unary(Unary.RSQRT, x);
    }

    public static Tensor reciprocal(Tensor x) {
        return unary(Unary.RECIPROCAL, x);
    }

    public static Tensor exp(Tensor x) {
        return unary(Unary.EXP, x);
    }

    public static Tensor expm1(Tensor x) {
        return unary(Unary.EXPM1, x);
    }

    public static Tensor log(Tensor x) {
        return unary(Unary.LOG, x);
    }

    public static Tensor log1p(Tensor x) {
        return unary(Unary.LOG1P, x);
    }

    public static Tensor tanh(Tensor x) {
        return unary(Unary.TANH, x);
    }

    public static Tensor sigmoid(Tensor x) {
        return unary(Unary.SIGMOID, x);
    }

    /** log(1 + exp(x)). */
    public static Tensor softplus(Tensor x) {
        return unary(Unary.SOFTPLUS, x);
    }

    public static Tensor erf(Tensor x) {
        return unary(Unary.ERF, x);
    }

    /** 1 − erf(x). */
    public static Tensor erfc(Tensor x) {
        return unary(Unary.ERFC, x);
    }

    public static Tensor sin(Tensor x) {
        return unary(Unary.SIN, x);
    }

    public static Tensor cos(Tensor x) {
        return unary(Unary.COS, x);
    }

    public static Tensor floor(Tensor x) {
        return unary(Unary.FLOOR, x);
    }

    public static Tensor ceil(Tensor x) {
        return unary(Unary.CEIL, x);
    }

    public static Tensor round(Tensor x) {
        return unary(Unary.ROUND, x);
    }

    public static Tensor relu(Tensor x) {
        return unary(Unary.RELU, x);
    }

    public static Tensor logicalNot(Tensor x) {
        return unary(Unary.NOT, x);
    }

    public static Tensor isFinite(Tensor x) {
        return unary(Unary.IS_FINITE, x);
    }

    private static Tensor unary(Unary f, Tensor x) {
        return Tensor.apply(new UnaryOp(f), x);
    }

    // Elementwise, two inputs, with broadcasting

    public static Tensor add(Tensor a, Tensor b) {
        return binary(Binary.ADD, a, b);
    }

    public static Tensor add(Tensor a, double b) {
        return add(a, scalar(b, a));
    }

    public static Tensor subtract(Tensor a, Tensor b) {
        return binary(Binary.SUBTRACT, a, b);
    }

    public static Tensor subtract(Tensor a, double b) {
        return subtract(a, scalar(b, a));
    }

    public static Tensor subtract(double a, Tensor b) {
        return subtract(scalar(a, b), b);
    }

    public static Tensor multiply(Tensor a, Tensor b) {
        return binary(Binary.MULTIPLY, a, b);
    }

    public static Tensor multiply(Tensor a, double b) {
        return multiply(a, scalar(b, a));
    }

    public static Tensor divide(Tensor a, Tensor b) {
        return binary(Binary.DIVIDE, a, b);
    }

    public static Tensor divide(Tensor a, double b) {
        return divide(a, scalar(b, a));
    }

    public static Tensor divide(double a, Tensor b) {
        return divide(scalar(a, b), b);
    }

    public static Tensor maximum(Tensor a, Tensor b) {
        return binary(Binary.MAXIMUM, a, b);
    }

    public static Tensor maximum(Tensor a, double b) {
        return maximum(a, scalar(b, a));
    }

    public static Tensor minimum(Tensor a, Tensor b) {
        return binary(Binary.MINIMUM, a, b);
    }

    public static Tensor minimum(Tensor a, double b) {
        return minimum(a, scalar(b, a));
    }

    public static Tensor clip(Tensor x, double min, double max) {
        return minimum(maximum(x, min), max);
    }

    public static Tensor power(Tensor a, Tensor b) {
        return binary(Binary.POWER, a, b);
    }

    public static Tensor power(Tensor a, double b) {
        return power(a, scalar(b, a));
    }

    /** a − b · floor(a / b), which has the sign of b. */
    public static Tensor mod(Tensor a, Tensor b) {
        return cast(subtract(a, multiply(b, floor(divide(a, b)))), promote(a.dtype(), b.dtype()));
    }

    public static Tensor less(Tensor a, Tensor b) {
        return binary(Binary.LESS, a, b);
    }

    public static Tensor less(Tensor a, double b) {
        return less(a, scalar(b, a));
    }

    public static Tensor lessEqual(Tensor a, Tensor b) {
        return binary(Binary.LESS_EQUAL, a, b);
    }

    public static Tensor lessEqual(Tensor a, double b) {
        return lessEqual(a, scalar(b, a));
    }

    public static Tensor greater(Tensor a, Tensor b) {
        return binary(Binary.GREATER, a, b);
    }

    public static Tensor greater(Tensor a, double b) {
        return greater(a, scalar(b, a));
    }

    public static Tensor greaterEqual(Tensor a, Tensor b) {
        return binary(Binary.GREATER_EQUAL, a, b);
    }

    public static Tensor greaterEqual(Tensor a, double b) {
        return greaterEqual(a, scalar(b, a));
    }

    public static Tensor equal(Tensor a, Tensor b) {
        return binary(Binary.EQUAL, a, b);
    }

    public static Tensor equal(Tensor a, double b) {
        return equal(a, scalar(b, a));
    }

    public static Tensor notEqual(Tensor a, Tensor b) {
        return binary(Binary.NOT_EQUAL, a, b);
    }

    public static Tensor notEqual(Tensor a, double b) {
        return notEqual(a, scalar(b, a));
    }

    public static Tensor logicalAnd(Tensor a, Tensor b) {
        return binary(Binary.AND, a, b);
    }

    public static Tensor logicalOr(Tensor a, Tensor b) {
        return binary(Binary.OR, a, b);
    }

    static Tensor tanhGradient(Tensor dy, Tensor y) {
        return binary(Binary.TANH_GRADIENT, dy, y);
    }

    static Tensor sigmoidGradient(Tensor dy, Tensor y) {
        return binary(Binary.SIGMOID_GRADIENT, dy, y);
    }

    private static Tensor binary(Binary f, Tensor a, Tensor b) {
        return Tensor.apply(new BinaryOp(f), a, b);
    }

    // Elementwise, three inputs, with broadcasting

    /** a · b + c, rounded once. */
    public static Tensor multiplyAdd(Tensor a, Tensor b, Tensor c) {
        return Tensor.apply(new TernaryOp(Ternary.MULTIPLY_ADD), a, b, c);
    }

    public static Tensor multiplyAdd(Tensor a, double b, Tensor c) {
        return multiplyAdd(a, scalar(b, a), c);
    }

    /** a where the condition holds, else b. */
    public static Tensor where(Tensor condition, Tensor a, Tensor b) {
        return Tensor.apply(new TernaryOp(Ternary.SELECT), condition, a, b);
    }

    // Reductions; no axis means all

    public static Tensor sum(Tensor x, int... axes) {
        return reduce(Reduction.SUM, x, false, axes);
    }

    public static Tensor mean(Tensor x, int... axes) {
        return reduce(Reduction.MEAN, x, false, axes);
    }

    public static Tensor max(Tensor x, int... axes) {
        return reduce(Reduction.MAXIMUM, x, false, axes);
    }

    public static Tensor min(Tensor x, int... axes) {
        return reduce(Reduction.MINIMUM, x, false, axes);
    }

    public static Tensor prod(Tensor x, int... axes) {
        return reduce(Reduction.PRODUCT, x, false, axes);
    }

    /** Whether any is true; a number is if it is not 0. */
    public static Tensor any(Tensor x, int... axes) {
        return reduce(Reduction.MAXIMUM, truth(x), false, axes);
    }

    /** Whether all are true; a number is if it is not 0. */
    public static Tensor all(Tensor x, int... axes) {
        return reduce(Reduction.MINIMUM, truth(x), false, axes);
    }

    private static Tensor truth(Tensor x) {
        return x.dtype() == DType.BOOL ? x : notEqual(x, 0);
    }

    public static Tensor argmax(Tensor x, int axis) {
        return reduce(Reduction.ARGMAX, x, false, axis);
    }

    public static Tensor argmin(Tensor x, int axis) {
        return reduce(Reduction.ARGMIN, x, false, axis);
    }

    /** The reduced axes stay, with size 1, if {@code keepdims}. Axes side by side are reduced at once. */
    public static Tensor reduce(Reduction f, Tensor x, boolean keepdims, int... axes) {
        int rank = x.shape().rank();
        boolean[] reduced = new boolean[rank];
        for (int axis : axes) reduced[axis(axis, rank)] = true;
        if (axes.length == 0) Arrays.fill(reduced, true);
        Tensor y = x;
        for (int to = rank; to > 0; ) {
            int from = to;
            while (from > 0 && reduced[from - 1]) from--;
            if (from < to) y = Tensor.apply(new ReduceOp(f, from, to), y);
            to = from == to ? to - 1 : from;
        }
        if (keepdims) return y;
        Shape shape = y.shape();
        for (int axis = rank - 1; axis >= 0; axis--) if (reduced[axis]) shape = shape.drop(axis);
        return reshape(y, shape);
    }

    /** exp(x) over its sum over these axes together; no axis means the last. Without overflow: of x less its maximum. */
    public static Tensor softmax(Tensor x, int... axes) {
        if (axes.length == 0) return softmax(x, -1);
        Tensor e = exp(subtract(x, stopGradient(reduce(Reduction.MAXIMUM, x, true, axes))));
        return divide(e, reduce(Reduction.SUM, e, true, axes));
    }

    /** log(softmax(x)), likewise. */
    public static Tensor logSoftmax(Tensor x, int... axes) {
        if (axes.length == 0) return logSoftmax(x, -1);
        Tensor below = subtract(x, stopGradient(reduce(Reduction.MAXIMUM, x, true, axes)));
        return subtract(below, log(reduce(Reduction.SUM, exp(below), true, axes)));
    }

    /** log(sum(exp(x))), without overflow. */
    public static Tensor logsumexp(Tensor x, boolean keepdims, int... axes) {
        Tensor max = reduce(Reduction.MAXIMUM, x, true, axes);
        Tensor finite = stopGradient(where(isFinite(max), max, zerosLike(max)));
        Tensor sum = reduce(Reduction.SUM, exp(subtract(x, finite)), keepdims, axes);
        return add(log(sum), reshape(finite, sum.shape()));
    }

    /** The running sum on an axis. */
    public static Tensor cumsum(Tensor x, int axis) {
        return Tensor.apply(new CumsumOp(axis(axis, x.shape().rank()), false), x);
    }

    /** The gradient of broadcasting: x summed over the axes that {@code shape} lacks or has with size 1. */
    static Tensor sumTo(Tensor x, Shape shape) {
        if (x.shape().equals(shape)) return x;
        int lead = x.shape().rank() - shape.rank();
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.shape().rank(); i++) {
            if (i < lead || (shape.dim(i - lead) == 1 && x.shape().dim(i) != 1)) axes.add(i);
        }
        Tensor y = axes.isEmpty()
                ? x
                : reduce(Reduction.SUM, x, true, axes.stream().mapToInt(i -> i).toArray());
        return reshape(y, shape);
    }

    // Products

    /**
     * a {@code (…, m, k)} · b {@code (k, n)} or {@code (…, k, n)}, as NumPy's matmul for arrays of rank 2 and more.
     *
     * @throws IllegalArgumentException naming both shapes, if they don't fit
     */
    public static Tensor matmul(Tensor a, Tensor b) {
        return Tensor.apply(new MatmulOp(false, false), a, b);
    }

    /** a · bᵀ over the last two axes. */
    public static Tensor matmulTransposed(Tensor a, Tensor b) {
        return Tensor.apply(new MatmulOp(false, true), a, b);
    }

    /** x · kernel + bias. */
    public static Tensor matmul(Tensor x, Tensor kernel, Tensor bias) {
        return Tensor.apply(new MatmulOp(false, false), x, kernel, bias);
    }

    /** A sum of products over named axes, as NumPy's einsum of two arrays: {@code "abc,cd->abd"}; what the result lacks is summed over. */
    public static Tensor einsum(String equation, Tensor a, Tensor b) {
        return Einsum.of(equation, a, b);
    }

    // Shapes

    /** One size may be −1: what is left. */
    public static Tensor reshape(Tensor x, int... dims) {
        return reshape(x, x.shape().reshape(dims));
    }

    public static Tensor reshape(Tensor x, Shape shape) {
        return x.shape().equals(shape) ? x : Tensor.apply(new ReshapeOp(shape), x);
    }

    public static Tensor expandDims(Tensor x, int axis) {
        return reshape(x, x.shape().insert(axis(axis, x.shape().rank() + 1), 1));
    }

    public static Tensor squeeze(Tensor x, int axis) {
        return reshape(x, x.shape().drop(axis(axis, x.shape().rank())));
    }

    public static Tensor transpose(Tensor x, int... axes) {
        List<Integer> order = new ArrayList<>();
        for (int axis : axes) order.add(axis(axis, x.shape().rank()));
        if (axes.length == 0) {
            for (int i = 0; i < x.shape().rank(); i++) order.add(i);
            Collections.reverse(order);
        }
        return Tensor.apply(new TransposeOp(List.copyOf(order)), x);
    }

    public static Tensor broadcastTo(Tensor x, Shape shape) {
        return x.shape().equals(shape) ? x : Tensor.apply(new BroadcastOp(shape), x);
    }

    /** Places {@code from} to {@code to − 1} of an axis. */
    public static Tensor slice(Tensor x, int axis, int from, int to) {
        int a = axis(axis, x.shape().rank());
        if (from == 0 && to == x.shape().dim(a)) return x;
        return Tensor.apply(new SliceOp(a, from, to - from, 1), x);
    }

    /** An axis in reverse order. */
    public static Tensor flip(Tensor x, int axis) {
        int a = axis(axis, x.shape().rank());
        int size = x.shape().dim(a);
        return Tensor.apply(new SliceOp(a, size - 1, size, -1), x);
    }

    /** Zeros before and after on one axis. */
    public static Tensor pad(Tensor x, int axis, int before, int after) {
        int a = axis(axis, x.shape().rank());
        return Tensor.apply(
                new PlaceOp(
                        a, before, Math.addExact(Math.addExact(before, x.shape().dim(a)), after), 1),
                x);
    }

    public static Tensor concatenate(List<Tensor> parts, int axis) {
        if (parts.size() == 1) return parts.get(0);
        return Node.of(new ConcatenateOp(axis(axis, parts.get(0).shape().rank())), parts)
                .outputs()
                .get(0);
    }

    public static Tensor stack(List<Tensor> parts, int axis) {
        return concatenate(parts.stream().map(part -> expandDims(part, axis)).toList(), axis);
    }

    /** Equal parts along an axis. */
    public static List<Tensor> split(Tensor x, int parts, int axis) {
        int size = x.shape().dim(axis);
        if (size % parts != 0) {
            throw new IllegalArgumentException(
                    "can't split axis " + axis + " of " + x.shape() + " into " + parts + " equal parts");
        }
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < parts; i++) result.add(slice(x, axis, i * (size / parts), (i + 1) * (size / parts)));
        return result;
    }

    // Places and orders

    /** 0, 1, …, n − 1. */
    public static Tensor arange(int n, DType dtype) {
        return constant(NDArray.arange(n).astype(dtype));
    }

    /** Rows of a table by their number: {@code indices.shape + row.shape}. A number outside the table throws when the program runs. */
    public static Tensor gather(Tensor table, Tensor indices) {
        return Tensor.apply(new GatherOp(), table, indices);
    }

    /** {@code y[s] = Σ x[i]} over the i with {@code segments[i] = s}, i rising; segments {@code (n)} and x {@code (n, …)} give {@code (count, …)}. */
    public static Tensor segmentSum(Tensor x, Tensor segments, int count) {
        return Tensor.apply(new ScatterAddOp(count), x, segments);
    }

    /** {@code y[…, i, …] = x[…, at[…, i, …], …]} on one axis; x and {@code at} have the same other axes. */
    public static Tensor takeAlongAxis(Tensor x, Tensor at, int axis) {
        return Tensor.apply(new TakeOp(axis(axis, x.shape().rank())), x, at);
    }

    /** {@code (…, depth)}: 1 at the place that each index says, else 0; an index out of range has no 1. */
    public static Tensor oneHot(Tensor indices, int depth, DType dtype) {
        return cast(equal(expandDims(indices, -1), arange(depth, indices.dtype())), dtype);
    }

    /** The places of the elements in rising order, equal ones in theirs; NaN counts as larger than all. */
    public static Tensor argsort(Tensor x, int axis) {
        return Tensor.apply(new ArgsortOp(axis(axis, x.shape().rank()), false), x);
    }

    public static Tensor argsortDescending(Tensor x, int axis) {
        return Tensor.apply(new ArgsortOp(axis(axis, x.shape().rank()), true), x);
    }

    public static Tensor sort(Tensor x, int axis) {
        return takeAlongAxis(x, argsort(x, axis), axis);
    }

    public static Tensor sortDescending(Tensor x, int axis) {
        return takeAlongAxis(x, argsortDescending(x, axis), axis);
    }

    /** Some largest elements of the last axis, and their places in it; of equal ones the first first. */
    public record TopK(Tensor values, Tensor indices) {}

    /** The k largest elements of the last axis, largest first. */
    public static TopK topK(Tensor x, int k) {
        Tensor indices = slice(argsortDescending(x, -1), -1, 0, k);
        return new TopK(takeAlongAxis(x, indices, -1), indices);
    }

    // Random numbers, others in each run, as keras.random on TensorFlow: the generator's pairs of seeds are taken in
    // the order of these calls

    /** Uniform numbers from min (included) to max (excluded). */
    public static Tensor randomUniform(Shape shape, DType dtype, double min, double max, SeedGenerator generator) {
        return random(RandomOp.Distribution.UNIFORM, shape, dtype, min, max, generator);
    }

    /** Normal numbers. */
    public static Tensor randomNormal(Shape shape, DType dtype, double mean, double stddev, SeedGenerator generator) {
        return random(RandomOp.Distribution.NORMAL, shape, dtype, mean, stddev, generator);
    }

    /** Normal numbers less than two standard deviations from the mean; others are drawn again. */
    public static Tensor truncatedNormal(
            Shape shape, DType dtype, double mean, double stddev, SeedGenerator generator) {
        return random(RandomOp.Distribution.TRUNCATED_NORMAL, shape, dtype, mean, stddev, generator);
    }

    /** 0 with probability {@code rate} (at least 0, less than 1), else {@code 1 / (1 − rate)}: what {@link #dropout} makes of ones. */
    public static Tensor keepMask(Shape shape, DType dtype, double rate, SeedGenerator generator) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a rate of dropout is at least 0 and less than 1, got " + rate);
        }
        return random(RandomOp.Distribution.KEEP_MASK, shape, dtype, rate, 0, generator);
    }

    /**
     * x where it is kept, times {@code 1 / (1 − rate)}, else 0. The mask has the shape {@code noise}, which broadcasts to that of x. At rate
     * 0 it is x, at rate 1 it is zero, and nothing is drawn.
     */
    public static Tensor dropout(Tensor x, double rate, Shape noise, SeedGenerator generator) {
        if (!broadcasts(noise, x.shape())) {
            throw new IllegalArgumentException("dropout: the noise shape " + noise + " does not broadcast to "
                    + x.shape() + ", the shape of what is dropped from");
        }
        if (rate == 0) return x;
        Tensor none = scalar(0, x);
        if (rate == 1) return where(none, x, none);
        return where(keepMask(noise, x.dtype(), rate, generator), multiply(x, 1 / (1 - rate)), none);
    }

    private static boolean broadcasts(Shape from, Shape to) {
        int lead = to.rank() - from.rank();
        boolean fits = lead >= 0;
        for (int axis = 0; fits && axis < from.rank(); axis++)
            fits = from.dim(axis) == 1 || from.dim(axis) == to.dim(lead + axis);
        return fits;
    }

    /** x itself; each run that needs it passes over so many draws of the generator. */
    public static Tensor skipDraws(Tensor x, SeedGenerator generator, int draws) {
        return draws == 0 ? x : Tensor.apply(new SkipDrawsOp(generator, draws), x);
    }

    private static Tensor random(
            RandomOp.Distribution d, Shape shape, DType dtype, double a, double b, SeedGenerator generator) {
        return Tensor.apply(new RandomOp(d, shape, dtype, a, b, generator));
    }

    // Windows over the spatial axes; what is built from them stands in Convolutions

    /** All windows of x {@code (batch, s…, channels)}: {@code (batch, o…, k…, channels)}. */
    static Tensor windows(Tensor x, Windows windows) {
        return Tensor.apply(new WindowsOp(windows), x);
    }

    /** The windows {@code (batch, o…, k…, channels)} added up where they stand: {@code (batch, lengths…, channels)}. */
    static Tensor overlap(Tensor x, Windows windows, List<Integer> lengths) {
        return Tensor.apply(new OverlapOp(windows, List.copyOf(lengths)), x);
    }

    // The rest

    public static Tensor cast(Tensor x, DType dtype) {
        return x.dtype() == dtype ? x : Tensor.apply(new CastOp(dtype), x);
    }

    /** The same values, through which no gradient flows. */
    public static Tensor stopGradient(Tensor x) {
        return Tensor.apply(new StopGradientOp(), x);
    }

    /** The numbers of {@code value}, which stand in for x: the gradient is that of x, none of it flows into the value. */
    public static Tensor replace(Tensor x, Tensor value) {
        return Tensor.apply(new ReplaceOp(), value, x);
    }

    /** A copy: the same values in a place of their own. */
    public static Tensor copy(Tensor x) {
        return Tensor.apply(new IdentityOp(), x);
    }

    // For the ops themselves

    static Tensor given(@Nullable Tensor gradient) {
        if (gradient == null) throw new IllegalStateException("a gradient rule was asked for without a gradient");
        return gradient;
    }

    static int size(int... dims) {
        int size = 1;
        for (int dim : dims) size = Math.multiplyExact(size, dim);
        return size;
    }

    /** The number of elements of the axes before this one. */
    static int before(int axis, int[] dims) {
        return size(Arrays.copyOf(dims, axis));
    }

    /** The number of elements of the axes after this one. */
    static int after(int axis, int[] dims) {
        return size(Arrays.copyOfRange(dims, axis + 1, dims.length));
    }

    static int axis(int axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException("axis " + axis + " is out of range for rank " + rank);
        }
        return axis < 0 ? axis + rank : axis;
    }

    /** The type of what is counted up from elements of this one: of truths a number. */
    static DType counted(DType type) {
        return type == DType.BOOL ? DType.INT32 : type;
    }

    /** A type with room for fractions: this one, or {@link Floatx}. */
    static DType floating(DType type) {
        return type.isFloating() ? type : Floatx.get();
    }

    /** The type of a result of two: the floating one, or the wider one. */
    static DType promote(DType a, DType b) {
        if (a == b) return a;
        if (a.isFloating() != b.isFloating()) return a.isFloating() ? a : b;
        if (a == DType.FLOAT64 || b == DType.FLOAT64) return DType.FLOAT64;
        if (a == DType.INT64 || b == DType.INT64) return DType.INT64;
        return DType.INT32;
    }
}
