package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import dev.tsuno.ops.GradientCheck.Formula;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Every op that has a gradient, on random inputs. */
final class OpFormulas {
    /** Constant between jumps: their gradient is none. */
    static final Set<Unary> FLAT_UNARY =
            EnumSet.of(Unary.SIGN, Unary.FLOOR, Unary.CEIL, Unary.ROUND, Unary.NOT, Unary.IS_FINITE);

    static final Set<Binary> FLAT_BINARY = EnumSet.of(
            Binary.LESS,
            Binary.LESS_EQUAL,
            Binary.GREATER,
            Binary.GREATER_EQUAL,
            Binary.EQUAL,
            Binary.NOT_EQUAL,
            Binary.AND,
            Binary.OR);

    static final Set<Reduction> FLAT_REDUCTION = EnumSet.of(Reduction.ARGMAX, Reduction.ARGMIN);

    static final Map<String, Formula> ALL = new LinkedHashMap<>();

    /** Those whose gradient has no gradient; they say so. */
    static final Set<String> ONCE = Set.of("simple_rnn", "lstm", "gru");

    static {
        for (Unary f : Unary.values()) if (!FLAT_UNARY.contains(f)) one("unary " + f, in -> unary(f, in));
        for (Binary f : Binary.values()) if (!FLAT_BINARY.contains(f)) one("binary " + f, in -> binary(f, in));
        for (Ternary f : Ternary.values()) one("ternary " + f, in -> ternary(f, in));
        for (Reduction f : Reduction.values()) {
            if (!FLAT_REDUCTION.contains(f)) one("reduction " + f, in -> reduction(f, in));
        }
        products();
        einsums();
        shapes();
        places();
        recurrent();
        windows();
    }

    private OpFormulas() {}

    private static void one(String name, Function<RandomInputs, Tensor> formula) {
        ALL.put(name, in -> List.of(formula.apply(in)));
    }

    private static Tensor unary(Unary f, RandomInputs in) {
        Tensor x = switch (f) {
            case SQRT, RSQRT, LOG, LOG1P -> in.positive(in.shape());
            case ABS, RELU, RECIPROCAL -> in.nonzero(in.shape());
            default -> in.numbers(in.shape());
        };
        return Tensor.apply(new UnaryOp(f), x);
    }

    private static Tensor binary(Binary f, RandomInputs in) {
        Shape whole = in.shape();
        boolean first = in.toss();
        Shape a = first ? whole : in.broadcastingTo(whole);
        Shape b = first ? in.broadcastingTo(whole) : whole;
        Tensor left = f == Binary.POWER ? in.positive(a) : in.numbers(a);
        return Tensor.apply(new BinaryOp(f), left, f == Binary.DIVIDE ? in.nonzero(b) : in.numbers(b));
    }

    private static Tensor ternary(Ternary f, RandomInputs in) {
        Shape whole = in.shape();
        Shape a = in.broadcastingTo(whole);
        Tensor b = in.numbers(in.broadcastingTo(whole));
        Tensor c = in.numbers(whole);
        return Tensor.apply(new TernaryOp(f), f == Ternary.SELECT ? in.truths(a) : in.numbers(a), b, c);
    }

    private static Tensor reduction(Reduction f, RandomInputs in) {
        Shape shape = in.shape();
        Tensor x = f == Reduction.PRODUCT ? in.someZeros(shape) : in.numbers(shape);
        return reduce(f, x, in.toss(), someAxes(in, shape.rank()));
    }

    private static int[] someAxes(RandomInputs in, int rank) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) if (in.toss()) axes.add(axis - (in.toss() ? rank : 0));
        return axes.stream().mapToInt(axis -> axis).toArray();
    }

    private static void products() {
        one("matrix times matrix", in -> product(in, false, false, false, false));
        one("matrices times matrix", in -> product(in, true, false, false, false));
        one("matrices times matrices", in -> product(in, true, true, false, false));
        one("matrix times transposed", in -> product(in, false, false, false, true));
        one("matrices times one transposed", in -> product(in, true, false, false, true));
        one("matrices times transposed ones", in -> product(in, true, true, false, true));
        one("transposed times matrix", in -> product(in, false, false, true, false));
        one("transposed ones times matrices", in -> product(in, true, true, true, false));
        one("transposed times transposed", in -> product(in, true, true, true, true));
        one("matrices times matrix and bias", in -> {
            int k = in.size();
            int n = in.size();
            Shape x = in.shape(1 + in.below(3)).append(k);
            return matmul(in.numbers(x), in.numbers(k, n), in.numbers(n));
        });
    }

    /** Batch, rows, columns and sums in any order; an axis of one input only; an ellipsis. */
    private static void einsums() {
        for (String equation : List.of(
                "abc,cd->abd",
                "acb,dca->dab",
                "ab,cd->dbca",
                "abc,cab->",
                "abcd,ce->eab",
                "a...b,cb->...ca",
                "ba,ab->ab")) {
            one("einsum " + equation, in -> {
                Map<Character, Integer> sizes = new HashMap<>();
                String[] labels = equation.replace("...", "xy").split("->")[0].split(",");
                Tensor[] xs = new Tensor[2];
                for (int i = 0; i < 2; i++) {
                    xs[i] = in.numbers(labels[i]
                            .chars()
                            .map(c -> sizes.computeIfAbsent((char) c, k -> in.size()))
                            .toArray());
                }
                return einsum(equation, xs[0], xs[1]);
            });
        }
    }

    private static Tensor product(
            RandomInputs in, boolean manyA, boolean manyB, boolean transposeA, boolean transposeB) {
        int m = in.size();
        int k = in.size();
        int n = in.size();
        Shape batch = manyA ? in.shape(1 + in.below(2)) : Shape.SCALAR;
        Tensor a = in.numbers(transposeA ? batch.append(k, m) : batch.append(m, k));
        Shape batchB = manyB ? batch : Shape.SCALAR;
        Tensor b = in.numbers(transposeB ? batchB.append(n, k) : batchB.append(k, n));
        return Tensor.apply(new MatmulOp(transposeA, transposeB), a, b);
    }

    private static void shapes() {
        one("reshape", in -> {
            Shape shape = in.shape(3);
            return square(reshape(in.numbers(shape), shape.dim(0), -1));
        });
        one("transpose", in -> {
            Shape shape = in.shape(4);
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
            Collections.shuffle(order, new Random(in.below(1000)));
            return transpose(
                    in.numbers(shape), order.stream().mapToInt(axis -> axis).toArray());
        });
        one("broadcast_to", in -> {
            Shape whole = in.shape(3);
            return Tensor.apply(new BroadcastOp(whole), in.numbers(in.broadcastingTo(whole)));
        });
        one("slice", in -> {
            Shape shape = in.shape(3);
            int axis = in.below(3);
            int from = in.below(shape.dim(axis));
            int size = 1 + in.below(shape.dim(axis) - from);
            return Tensor.apply(new SliceOp(axis, from, size, 1), in.numbers(shape));
        });
        one("flip", in -> flip(in.numbers(in.shape(3)), in.below(3)));
        one("pad", in -> pad(in.numbers(in.shape(3)), in.below(3), in.below(3), in.below(3)));
        one("concatenate", in -> {
            Shape shape = in.shape(3);
            int axis = in.below(3);
            List<Tensor> parts = new ArrayList<>();
            for (int i = 0; i < 3; i++) parts.add(in.numbers(shape.withDim(axis, in.size())));
            return concatenate(parts, axis);
        });
        one("cast", in -> cast(in.numbers(in.shape()), DType.FLOAT32));
        one("copy", in -> copy(in.numbers(in.shape())));
    }

    private static void places() {
        one("gather", in -> {
            int rows = in.size();
            return gather(in.numbers(Shape.of(rows).append(in.shape().dims())), in.indices(rows, in.shape()));
        });
        one("scatter_add", in -> {
            int rows = in.size();
            Shape at = in.shape();
            Tensor y = in.numbers(at.append(in.shape(1).dims()));
            return Tensor.apply(new ScatterAddOp(rows), y, in.indices(rows, at));
        });
        one("take_along_axis", in -> {
            Shape shape = in.shape(3);
            int axis = in.below(3);
            return takeAlongAxis(in.numbers(shape), in.indices(shape.dim(axis), shape.withDim(axis, in.size())), axis);
        });
        one("add_along_axis", in -> {
            Shape shape = in.shape(3);
            int axis = in.below(3);
            int n = in.size();
            return Tensor.apply(new TakeGradientOp(axis, n), in.numbers(shape), in.indices(n, shape));
        });
        one(
                "sort",
                in -> in.toss()
                        ? sort(in.numbers(in.shape(2)), in.below(2))
                        : sortDescending(in.numbers(in.shape(2)), in.below(2)));
        one("cumsum", in -> Tensor.apply(new CumsumOp(in.below(3), in.toss()), in.numbers(in.shape(3))));
        one("softmax", in -> softmax(in.numbers(in.shape(3)), in.below(3)));
        one("log_softmax", in -> logSoftmax(in.numbers(in.shape(3)), in.below(2), 2));
        one("logsumexp", in -> logsumexp(in.numbers(in.shape(3)), in.toss(), in.below(3)));
    }

    private static void recurrent() {
        ALL.put("simple_rnn", in -> fused(in, 1));
        ALL.put("lstm", in -> fused(in, 4));
        ALL.put("gru", in -> fused(in, 3));
        ALL.put("scan", OpFormulas::scan);
        ALL.put("scan with a mask", OpFormulas::maskedScan);
    }

    /** With or without bias, mask and initial states; some of the results. */
    private static List<Tensor> fused(RandomInputs in, int gates) {
        int batch = in.size();
        int features = in.size();
        int units = in.size();
        int time = in.size();
        Tensor x = in.numbers(batch, time, features);
        Tensor mask = in.toss() ? in.truths(Shape.of(batch, time)) : null;
        Tensor kernel = in.numbers(features, gates * units);
        Tensor recurrent = in.numbers(units, gates * units);
        Tensor bias = null;
        if (in.toss()) bias = gates == 3 ? in.numbers(2, gates * units) : in.numbers(gates * units);
        List<Tensor> initial = new ArrayList<>();
        if (in.toss()) for (int i = 0; i < (gates == 4 ? 2 : 1); i++) initial.add(in.numbers(batch, units));
        Recurrent.Result result = switch (gates) {
            case 1 -> Recurrent.simpleRnn(x, mask, kernel, recurrent, bias, initial);
            case 3 -> Recurrent.gru(x, mask, kernel, recurrent, bias, initial);
            default -> Recurrent.lstm(x, mask, kernel, recurrent, bias, initial);
        };
        List<Tensor> some = new ArrayList<>();
        for (Tensor state : result.states()) if (in.toss()) some.add(state);
        if (some.isEmpty() || in.toss()) some.add(result.sequences());
        return some;
    }

    /** Two sequences, two states that meet, and two captured weights; forwards or backwards. */
    private static List<Tensor> scan(RandomInputs in) {
        int time = in.size();
        int batch = in.size();
        int units = in.size();
        Tensor kernel = in.numbers(units, units);
        Tensor bias = in.numbers(units);
        Tensor x = in.numbers(time, batch, units);
        Tensor z = in.numbers(time, batch, units);
        List<Tensor> initial = List.of(in.numbers(batch, units), in.numbers(batch, units));
        Scan.Result result = Scan.scan(List.of(x, z), initial, in.toss(), (inputs, states) -> {
            Tensor h = tanh(add(inputs.get(0), matmul(states.get(0), kernel, bias)));
            Tensor c = add(multiply(states.get(1), sigmoid(inputs.get(1))), multiply(h, exp(bias)));
            return new Scan.StepResult(List.of(multiply(h, c)), List.of(h, c));
        });
        return List.of(result.outputs().get(0), result.states().get(in.below(2)));
    }

    /** A step that the mask leaves out keeps the state. */
    private static List<Tensor> maskedScan(RandomInputs in) {
        int time = in.size();
        int batch = in.size();
        int units = in.size();
        Tensor kernel = in.numbers(units, units);
        Tensor x = in.numbers(time, batch, units);
        Tensor mask = in.truths(Shape.of(time, batch, 1));
        Scan.Result result =
                Scan.scan(List.of(x, mask), List.of(in.numbers(batch, units)), in.toss(), (inputs, states) -> {
                    Tensor h = tanh(add(inputs.get(0), matmul(states.get(0), kernel)));
                    Tensor kept = where(inputs.get(1), h, states.get(0));
                    return new Scan.StepResult(List.of(kept), List.of(kept));
                });
        return List.of(result.outputs().get(0), result.states().get(0));
    }

    private static void windows() {
        Windows gaps = new Windows(List.of(3), List.of(1), List.of(2));
        Windows plane = Windows.of(List.of(3, 2), List.of(2, 1));
        one("windows", in -> Ops.windows(in.numbers(2, 7, 3), gaps));
        one("windows over two axes", in -> Ops.windows(in.numbers(2, 6, 4, 2), plane));
        one("overlap", in -> overlap(in.numbers(2, 3, 3, 2), gaps, List.of(7)));
        one("overlap over two axes", in -> overlap(in.numbers(1, 2, 3, 3, 2, 2), plane, List.of(6, 4)));
        one("first maximum", in -> Tensor.apply(new MaximumOp(false), in.numbers(2, 4, 3)));
        one("every maximum", in -> Tensor.apply(new MaximumOp(true), in.numbers(2, 4, 3)));
    }
}
