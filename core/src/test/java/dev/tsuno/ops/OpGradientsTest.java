package dev.tsuno.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.Unary;
import dev.tsuno.ops.GradientCheck.Formula;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpGradientsTest {
    private static final int SEEDS = 20;

    /** Ops that no gradient flows through, each with the reason. */
    private static final Map<String, String> WITHOUT_GRADIENT = Map.of(
            "Placeholder", "a leaf has no inputs",
            "Fill", "a leaf has no inputs",
            "Constant", "a leaf has no inputs",
            "Read", "a leaf has no inputs",
            "ArgsortOp", "places are constant between jumps",
            "RandomOp", "numbers drawn have no inputs",
            "SkipDrawsOp", "it is x itself: its own test",
            "StopGradientOp", "that is its purpose",
            "RecurrentGradient", "a second derivative is refused by name, see below");

    static Set<String> formulas() {
        return OpFormulas.ALL.keySet();
    }

    static Set<String> twiceDifferentiable() {
        Set<String> names = new TreeSet<>(formulas());
        names.removeAll(OpFormulas.ONCE);
        return names;
    }

    private static Formula formula(String name) {
        return Objects.requireNonNull(OpFormulas.ALL.get(name));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void gradient_is_that_of_central_differences(String name) {
        for (long seed = 0; seed < SEEDS; seed++) GradientCheck.check(name, seed, formula(name));
    }

    @ParameterizedTest
    @MethodSource("twiceDifferentiable")
    void gradient_of_the_gradient_is_that_of_central_differences(String name) {
        for (long seed = 0; seed < SEEDS / 2; seed++) {
            GradientCheck.check("gradient of " + name, seed, formula(name).gradient());
        }
    }

    @Test
    void a_fused_recurrence_refuses_a_second_derivative_and_says_what_to_do() {
        for (String name : OpFormulas.ONCE) {
            Formula second = formula(name).gradient().gradient();
            String message = String.valueOf(
                    assertThrows(UnsupportedOperationException.class, () -> second.of(new RandomInputs(1)))
                            .getMessage());
            assertTrue(message.contains(name + "_gradient") && message.contains("unroll(true)"), message);
        }
    }

    @Test
    void what_is_constant_between_jumps_has_no_gradient() {
        for (Unary f : OpFormulas.FLAT_UNARY) assertFlat(f, in -> new UnaryOp(f), 1);
        for (Binary f : OpFormulas.FLAT_BINARY) assertFlat(f, in -> new BinaryOp(f), 2);
        for (Reduction f : OpFormulas.FLAT_REDUCTION) assertFlat(f, in -> new ReduceOp(f, 0, 1), 1);
        assertFlat("argsort", in -> new ArgsortOp(0, false), 1);
        assertFlat("stop_gradient", in -> new StopGradientOp(), 1);
    }

    private static void assertFlat(Object what, Function<RandomInputs, Op> op, int inputs) {
        RandomInputs in = new RandomInputs(1);
        Tensor[] xs = new Tensor[inputs];
        for (int i = 0; i < inputs; i++) xs[i] = in.numbers(3, 2);
        Tensor y = Tensor.apply(op.apply(in), xs);
        for (Tensor dx : Gradients.of(List.of(y), List.of(in.numbers(y.shape())), List.of(xs))) {
            assertNull(dx, "gradient of " + what);
        }
    }

    /** A new op fails here until it stands in {@link OpFormulas}, or in the list above. */
    @Test
    void every_op_is_checked_or_has_a_reason_not_to_be() {
        Set<String> checked = new TreeSet<>(WITHOUT_GRADIENT.keySet());
        for (Formula formula : OpFormulas.ALL.values()) {
            for (Op op : GradientCheck.ops(formula)) checked.add(op.getClass().getSimpleName());
        }
        Set<String> existing = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.tsuno").stream()
                        .filter(c -> c.isAssignableTo(Op.class))
                        .filter(c -> !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(existing, checked);
    }
}
