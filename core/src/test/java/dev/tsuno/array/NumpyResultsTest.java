package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each function against what NumPy gave for the same arguments: same dtype, same shape, and the same bits where
 * NumPy's are fixed.
 */
class NumpyResultsTest {
    private static final String RESULT = "/result/";

    @TestFactory
    Stream<DynamicTest> result_is_numpys() throws IOException {
        Map<String, NDArray> cases = Resources.npz("results.npz");
        assertTrue(cases.size() > 400, () -> cases.size() + " arrays");
        return cases.keySet().stream().filter(key -> key.contains(RESULT)).map(key -> {
            String name = key.substring(0, key.indexOf(RESULT));
            String[] call = key.substring(key.indexOf(RESULT) + RESULT.length()).split("@");
            NDArray x = Objects.requireNonNull(cases.get(name + "/x"), name);
            NDArray y = cases.get(name + "/y");
            NDArray expected = Objects.requireNonNull(cases.get(key), key);
            return DynamicTest.dynamicTest(key, () -> {
                NDArray actual = y != null
                        ? binary(call[0], x, y)
                        : call.length == 1 ? unary(call[0], x) : withParameter(call[0], x, call[1]);
                // A reduction of everything is a double here and a number of the array's dtype in NumPy.
                boolean reduced = y == null && call.length == 1 && actual.ndim() == 0;
                assertSame(
                        expected, reduced ? actual.astype(expected.dtype()) : actual, ulps(call[0], expected.dtype()));
            });
        });
    }

    /** NumPy's own float32 functions are good to 2 ulp; its products run in an order of the machine. */
    private static int ulps(String function, DType dtype) {
        return switch (function) {
            case "exp", "log", "sin", "cos", "tanh", "pow" -> dtype == DType.FLOAT32 ? 2 : 1;
            case "matmul", "dot" -> 2;
            default -> 0;
        };
    }

    private static void assertSame(NDArray expected, NDArray actual, int ulps) {
        assertEquals(expected.dtype(), actual.dtype());
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.storage().getDouble(i);
            double a = actual.storage().getDouble(i);
            double ulp = expected.dtype() == DType.FLOAT32 ? Math.ulp((float) e) : Math.ulp(e);
            int at = i;
            boolean same = Double.compare(e, a) == 0 || e == a || Math.abs(e - a) <= ulps * ulp;
            assertTrue(same, () -> "at " + at + ": expected " + e + ", got " + a);
        }
    }

    private static NDArray binary(String function, NDArray x, NDArray y) {
        return switch (function) {
            case "add" -> x.add(y);
            case "sub" -> x.sub(y);
            case "mul" -> x.mul(y);
            case "div" -> x.div(y);
            case "pow" -> x.pow(y);
            case "minimum" -> x.minimum(y);
            case "maximum" -> x.maximum(y);
            case "less" -> x.less(y);
            case "lessEqual" -> x.lessEqual(y);
            case "equal" -> x.equal(y);
            case "notEqual" -> x.notEqual(y);
            case "greaterEqual" -> x.greaterEqual(y);
            case "greater" -> x.greater(y);
            case "matmul" -> x.matmul(y);
            case "dot" -> y.ndim() > 2 ? x.matmul(y) : x.dot(y);
            default -> throw new AssertionError(function);
        };
    }

    private static NDArray withParameter(String function, NDArray x, String parameter) {
        boolean whole = !parameter.contains(".");
        switch (function) {
            case "transpose" -> {
                return x.transpose(Arrays.stream(parameter.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            }
            case "add", "sub", "mul", "div", "pow", "minimum", "less", "equal" -> {
                return whole && !function.equals("div")
                        ? withLong(function, x, Long.parseLong(parameter))
                        : withDouble(function, x, Double.parseDouble(parameter));
            }
            default -> {
                return overAxis(function, x, Integer.parseInt(parameter));
            }
        }
    }

    private static NDArray withLong(String function, NDArray x, long number) {
        return switch (function) {
            case "add" -> x.add(number);
            case "sub" -> x.sub(number);
            case "mul" -> x.mul(number);
            case "pow" -> x.pow(number);
            case "minimum" -> x.minimum(number);
            default -> throw new AssertionError(function);
        };
    }

    private static NDArray withDouble(String function, NDArray x, double number) {
        return switch (function) {
            case "add" -> x.add(number);
            case "mul" -> x.mul(number);
            case "div" -> x.div(number);
            case "pow" -> x.pow(number);
            case "minimum" -> x.minimum(number);
            case "less" -> x.less(number);
            case "equal" -> x.equal(number);
            default -> throw new AssertionError(function);
        };
    }

    private static NDArray overAxis(String function, NDArray x, int axis) {
        return switch (function) {
            case "sum" -> x.sum(axis);
            case "mean" -> x.mean(axis);
            case "var" -> x.var(axis);
            case "std" -> x.std(axis);
            case "min" -> x.min(axis);
            case "max" -> x.max(axis);
            case "argmax" -> x.argmax(axis);
            case "argmin" -> x.argmin(axis);
            default -> throw new AssertionError(function);
        };
    }

    private static NDArray unary(String function, NDArray x) {
        return switch (function) {
            case "sum" -> NDArray.scalar(x.sum());
            case "mean" -> NDArray.scalar(x.mean());
            case "var" -> NDArray.scalar(x.var());
            case "std" -> NDArray.scalar(x.std());
            case "min" -> NDArray.scalar(x.min());
            case "argmax" -> NDArray.scalar(x.argmax());
            case "exp" -> x.exp();
            case "log" -> x.log();
            case "sin" -> x.sin();
            case "cos" -> x.cos();
            case "tanh" -> x.tanh();
            case "sqrt" -> x.sqrt();
            case "abs" -> x.abs();
            case "linspace" -> NDArray.linspace(x.get(0), x.get(1), (int) x.get(2));
            case "arange" ->
                x.dtype() == DType.INT64
                        ? NDArray.arange(x.getLong(0), x.getLong(1), x.getLong(2))
                        : NDArray.arange(x.get(0), x.get(1), x.get(2));
            default -> throw new AssertionError(function);
        };
    }
}
