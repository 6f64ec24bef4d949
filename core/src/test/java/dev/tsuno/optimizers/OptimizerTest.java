package dev.tsuno.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Registry;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.schedules.CosineDecayRestarts;
import dev.tsuno.optimizers.schedules.ExponentialDecay;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OptimizerTest {
    static final List<Supplier<Optimizer>> ALL = List.of(
            () -> new SGD(0.1).momentum(0.9).nesterov(true).weightDecay(0.01),
            () -> new RMSprop(0.1).momentum(0.5).centered(true).gradientAccumulationSteps(2),
            () -> new Adam(new ExponentialDecay(0.1, 3, 0.5)).amsgrad(true).clipnorm(1),
            () -> new AdamW(0.1).useEma(true).emaOverwriteFrequency(3),
            () -> new Adadelta(1).globalClipnorm(1),
            () -> new Adagrad(0.1).clipvalue(0.5),
            () -> new Adamax(0.1),
            () -> new Adafactor(0.1),
            () -> new Nadam(0.1).gradientAccumulationSteps(3).useEma(true),
            () -> new Ftrl(0.1).l1RegularizationStrength(0.1),
            () -> new Lion(0.1),
            () -> new Lamb(0.1),
            () -> new Muon(0.1).excludeLayers("b"),
            () -> new ScheduleFreeAdamW(0.1).warmupSteps(3),
            () -> new LossScaleOptimizer(new Adam(new CosineDecayRestarts(0.1, 3))).dynamicGrowthSteps(2),
            () -> new MultiOptimizer(new OptimizerMap(new SGD(0.1)).put("dense/b", new Lion(0.1))).lossScaleFactor(2));

    private final Random random = new Random(7);
    private final Variable w = variable("dense/w", Shape.of(3, 2));
    private final Variable b = variable("dense/b", Shape.of(2));
    private final List<Variable> both = List.of(w, b);

    private Variable variable(String path, Shape shape) {
        Variable variable = new Variable(path, shape, DType.FLOAT32);
        variable.assign(array(shape));
        return variable;
    }

    private NDArray array(Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return NDArray.wrap(values, shape);
    }

    private List<NDArray> gradients() {
        return both.stream().map(v -> array(v.shape())).toList();
    }

    private static List<double[]> values(List<Variable> variables) {
        return variables.stream().map(v -> v.value().toDoubleArray()).toList();
    }

    private static void assertSame(List<double[]> expected, List<double[]> actual) {
        for (int i = 0; i < expected.size(); i++) assertArrayEquals(expected.get(i), actual.get(i));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void interrupted_training_goes_on_from_config_and_state_as_if_it_had_not_been(Supplier<Optimizer> maker) {
        List<List<NDArray>> steps = new ArrayList<>();
        for (int i = 0; i < 9; i++) steps.add(gradients());
        List<NDArray> start = both.stream().map(Variable::value).toList();
        Optimizer whole = maker.get();
        for (List<NDArray> step : steps) whole.apply(step, both);
        List<double[]> expected = values(both);

        for (int i = 0; i < 2; i++) both.get(i).assign(start.get(i));
        Optimizer first = maker.get();
        for (List<NDArray> step : steps.subList(0, 4)) first.apply(step, both);
        Registry<Optimizer> registry = Optimizers.REGISTRY;
        Optimizer second = registry.decode(registry.encode(first));
        assertEquals(first.getConfig(), second.getConfig());
        second.build(both, DType.FLOAT32);
        second.setVariables(
                first.variables().stream().map(OptimizerVariable::value).toList());
        for (List<NDArray> step : steps.subList(4, 9)) second.apply(step, both);
        if (first.variables().stream().anyMatch(v -> v.path().endsWith("dynamic_scale"))) {
            assertTrue(second.iterations() > 0);
        }
        assertSame(expected, values(both));
        assertEquals(whole.iterations(), second.iterations());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void a_step_allocates_nothing(Supplier<Optimizer> maker) {
        Optimizer optimizer = maker.get();
        optimizer.build(both, DType.FLOAT32);
        List<Tensor> gradients = both.stream()
                .map(v -> Ops.placeholder("g", v.shape(), DType.FLOAT32))
                .toList();
        Program program =
                Program.compile(Graph.of(List.of(), optimizer.updates(both, gradients)), new PortableKernels());
        gradients.forEach(program::buffer); // zeros
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 500; i++) {
                optimizer.beginStep();
                program.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < 500, least + " bytes in 500 steps");
    }

    @Test
    void only_one_way_of_clipping_can_be_chosen() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new SGD().clipnorm(1).clipvalue(2));
        assertTrue(String.valueOf(e.getMessage()).contains("only one of"), e.getMessage());
        Adam read = new Adam();
        read.options().fromConfig(Map.of("clipnorm", 1.0, "global_clipnorm", 2.0));
        assertThrows(IllegalArgumentException.class, () -> read.build(both, DType.FLOAT32));
    }

    @Test
    void options_are_checked_and_closed_once_it_trains() {
        assertThrows(IllegalArgumentException.class, () -> new SGD().gradientAccumulationSteps(1));
        assertThrows(IllegalArgumentException.class, () -> new SGD().momentum(1.5));
        assertThrows(IllegalArgumentException.class, () -> new Lion().beta1(0).build(both, DType.FLOAT32));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ftrl().learningRatePower(0.5).build(both, DType.FLOAT32));
        SGD sgd = new SGD(0.1);
        sgd.apply(gradients(), both);
        assertThrows(IllegalStateException.class, () -> sgd.momentum(0.9));
        assertThrows(IllegalStateException.class, () -> sgd.excludeFromWeightDecay("b"));
        sgd.learningRate(0.5);
        assertEquals(0.5, sgd.getConfig().get("learning_rate"));
        Variable other = variable("other", Shape.of(1));
        assertThrows(IllegalArgumentException.class, () -> sgd.apply(List.of(array(other.shape())), List.of(other)));
    }

    @Test
    void a_rate_of_a_schedule_or_function_counts_steps_and_is_no_number_to_set() {
        SGD sgd = new SGD().learningRate(step -> 1.0 / (step + 1)).gradientAccumulationSteps(2);
        assertEquals(1, sgd.learningRate());
        for (int i = 0; i < 4; i++) sgd.apply(gradients(), both);
        assertEquals(0.2, sgd.learningRate());
        assertEquals(2, sgd.iterations());
        assertThrows(IllegalStateException.class, () -> sgd.learningRate(0.1));
        assertFalse(sgd.variables().stream().anyMatch(v -> v.path().endsWith("learning_rate")));
    }

    @Test
    void weight_decay_spares_the_excluded() {
        SGD sgd = new SGD(0.1).weightDecay(0.5).excludeFromWeightDecay("b$");
        List<double[]> before = values(both);
        sgd.apply(List.of(NDArray.zeros(w.shape(), DType.FLOAT32), NDArray.zeros(b.shape(), DType.FLOAT32)), both);
        assertEquals(before.get(0)[0] * 0.95, w.buffer().get(0), 1e-6);
        assertArrayEquals(before.get(1), b.value().toDoubleArray());
    }

    @Test
    void gradients_that_are_not_finite_change_nothing_but_the_scale() {
        Adam adam = new Adam(0.1).useEma(true);
        LossScaleOptimizer scaled = new LossScaleOptimizer(adam).initialScale(8);
        scaled.apply(gradients(), both);
        List<double[]> before = values(both);
        List<double[]> state =
                adam.variables().stream().map(v -> v.value().toDoubleArray()).toList();
        List<NDArray> bad = gradients();
        bad.get(1).set(Double.NaN, 0);
        scaled.apply(bad, both);
        assertEquals(4, scaled.scale());
        assertEquals(1, scaled.iterations());
        assertSame(before, values(both));
        assertSame(
                state,
                adam.variables().stream().map(v -> v.value().toDoubleArray()).toList());
    }

    @Test
    void the_loss_is_scaled_as_the_gradients_are_unscaled() {
        Variable loss = variable("loss", Shape.SCALAR);
        LossScaleOptimizer dynamic = new LossScaleOptimizer(new SGD()).initialScale(4);
        dynamic.build(both, DType.FLOAT32);
        dynamic.beginStep();
        for (Optimizer optimizer : List.of(new SGD().lossScaleFactor(4), dynamic)) {
            Tensor scaled = optimizer.scaleLoss(loss.tensor());
            Program program = Program.compile(Graph.of(scaled), KernelSets.of(DType.FLOAT32));
            program.run();
            assertEquals(loss.buffer().get(0) * 4, program.buffer(scaled).get(0));
        }
    }

    @Test
    void the_constraint_comes_after_the_average_has_taken_the_place() {
        SGD sgd = new SGD(0.1).useEma(true).emaMomentum(0.5).emaOverwriteFrequency(1);
        sgd.build(List.of(b), DType.FLOAT32);
        Tensor g = Ops.placeholder("g", b.shape(), DType.FLOAT32);
        List<Assignment> updates = sgd.updates(List.of(b), List.of(g), (v, value) -> Ops.multiply(value, 2));
        Program program = Program.compile(Graph.of(List.of(), updates), KernelSets.of(DType.FLOAT32));
        program.buffer(g); // zeros
        double start = b.buffer().get(0);
        sgd.beginStep();
        program.run();
        // No gradient: the first average is the value itself, unconstrained, and the constraint doubles it.
        assertEquals(start * 2, b.buffer().get(0));
        sgd.beginStep();
        program.run();
        assertEquals((0.5 * start + 0.5 * start * 2) * 2, b.buffer().get(0), 1e-6);
    }

    @Test
    void several_optimizers_share_the_variables_and_have_no_rate_in_common() {
        SGD sgd = new SGD(0.5);
        Lion lion = new Lion(0.25);
        MultiOptimizer multi = new MultiOptimizer(v -> v.name().equals("b") ? lion : sgd);
        double before = b.buffer().get(0);
        multi.apply(List.of(NDArray.zeros(w.shape(), DType.FLOAT32), NDArray.ones(b.shape(), DType.FLOAT32)), both);
        assertEquals((float) before - 0.25f, b.buffer().get(0));
        assertEquals(List.of(sgd, lion), multi.optimizers());
        assertThrows(UnsupportedOperationException.class, multi::learningRate);
        OptimizerMap map = new OptimizerMap(new SGD()).put(".*w", new Adam()).put("dense/.*", new Adam());
        assertThrows(IllegalArgumentException.class, () -> map.get("dense/w"));
        assertThrows(IllegalArgumentException.class, () -> map.put("x", new LossScaleOptimizer(new SGD())));
    }

    @Test
    void a_loss_scale_config_of_older_files_is_read_over_what_has_no_effect() {
        LossScaleOptimizer read = new LossScaleOptimizer(new SGD());
        read.options().fromConfig(Map.of("use_ema", false, "ema_momentum", 0.99, "initial_scale", 2.0));
        assertEquals(2, read.scale());
        assertFalse(read.getConfig().containsKey("use_ema"));
        assertThrows(IllegalArgumentException.class, () -> read.options().fromConfig(Map.of("clipnorm", 1.0)));
    }

    @Test
    void names_are_keras_class_names_in_any_case() {
        for (String name : Optimizers.REGISTRY.classNames()) {
            assertEquals(name, Optimizers.get(name).className());
            assertEquals(name, Optimizers.get(name.toLowerCase(Locale.ROOT)).className());
        }
        assertEquals("RMSprop", Optimizers.get("RMSPROP").className());
        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, () -> Optimizers.get("adm"))
                        .getMessage())
                .startsWith("Unknown optimizer \"adm\". Known: adam"));
    }
}
