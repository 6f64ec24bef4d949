package dev.tsuno.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.Program;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every layer promises: shapes and types, its config, masks, gradients, finite numbers in training, no garbage, and options that are
 * fixed once it is built. A layer passes by a line in {@link LayerContractTest}.
 */
final class LayerContract {
    private static final int BATCH = 3;

    private final String what;
    private final Supplier<? extends Layer<?>> maker;
    private final List<Shape> inputs;
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private @Nullable Boolean passesMask;
    private boolean makesMask;
    private boolean joinsMasks;
    private int tokens;
    private boolean differsInTraining;
    private boolean hasWholeConfig = true;

    private LayerContract(String what, Supplier<? extends Layer<?>> maker, List<Shape> inputs) {
        this.what = what;
        this.maker = maker;
        this.inputs = inputs;
    }

    /** A layer of one input of this shape, the batch left out. */
    static LayerContract of(String what, Supplier<? extends Layer<?>> maker, int... input) {
        return of(what, maker, List.of(Shape.of(input)));
    }

    /** A layer of several inputs. */
    static LayerContract of(String what, Supplier<? extends Layer<?>> maker, List<Shape> inputs) {
        return new LayerContract(what, maker, inputs);
    }

    /** Gives the inputs masks {@code (batch, time)}: the first output has that of the first. */
    LayerContract passesMask() {
        passesMask = true;
        return this;
    }

    /** The output's mask is made by the layer: not compared. */
    LayerContract makesMask() {
        makesMask = true;
        return passesMask();
    }

    /** The output's mask keeps what any of the inputs' masks keeps. */
    LayerContract joinsMasks() {
        joinsMasks = true;
        return passesMask();
    }

    /** Gives the inputs masks: the output has none. */
    LayerContract dropsMask() {
        passesMask = false;
        return this;
    }

    /** The inputs are whole numbers from 0 to {@code below − 1}. */
    LayerContract tokens(int below) {
        tokens = below;
        return this;
    }

    /** Its gradient in training is checked too; for layers that do something else there, and nothing at random. */
    LayerContract differsInTraining() {
        differsInTraining = true;
        return this;
    }

    /** Its config alone does not make it again. */
    LayerContract hasNoConfig() {
        hasWholeConfig = false;
        return this;
    }

    /** A further argument of its call. */
    LayerContract with(String argument, Object value) {
        arguments.put(argument, value);
        return this;
    }

    DynamicContainer tests() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(test("shapes_and_types_are_known_before_the_batch", this::shapesAndTypes));
        if (hasWholeConfig) tests.add(test("its_config_makes_it_again", this::config));
        if (hasWholeConfig) tests.add(test("trainable_goes_to_the_config_and_back", this::trainable));
        tests.add(test("a_refused_shape_leaves_it_as_it_was", this::refusal));
        if (passesMask != null) tests.add(test("a_mask_goes_on_or_ends_here", this::masks));
        tests.add(test("gradients_are_the_slopes", () -> gradients(false)));
        if (differsInTraining) tests.add(test("gradients_in_training_are_the_slopes", () -> gradients(true)));
        tests.add(test("float32_is_close_to_float64", this::precision));
        tests.add(test("training_steps_keep_all_numbers_finite_and_allocate_nothing", this::training));
        tests.add(test("options_are_fixed_once_it_is_built", this::options));
        return DynamicContainer.dynamicContainer(what, tests);
    }

    private static DynamicTest test(String name, Runnable body) {
        return DynamicTest.dynamicTest(name, () -> {
            DType before = Floatx.get();
            try {
                body.run();
            } finally {
                Floatx.set(before);
            }
        });
    }

    // What a check works on

    /** A layer in a trace, and numbers for all that it is fed: the same ones for the same seed. */
    private final class Traced {
        final Layer<?> layer;
        final Trace trace;
        final List<Tensor> xs = new ArrayList<>();
        final List<@Nullable Tensor> masks = new ArrayList<>();
        final Outputs outputs;

        Traced(Layer<?> layer, boolean training, boolean masked) {
            this.layer = layer;
            trace = new Trace(training);
            for (Shape input : inputs) {
                Shape shape = input.insert(0, BATCH);
                xs.add(Ops.placeholder("x" + xs.size(), shape, Floatx.get()));
                masks.add(masked ? Ops.placeholder("mask", shape.subShape(0, 2), DType.BOOL) : null);
            }
            Call call = Call.of(trace, xs);
            for (int i = 0; i < masks.size(); i++) call = call.withMask(i, masks.get(i));
            for (Map.Entry<String, Object> argument : arguments.entrySet()) {
                call = call.with(argument.getKey(), argument.getValue());
            }
            outputs = layer.apply(call);
        }

        Program program(List<Tensor> wanted, List<Assignment> assignments) {
            Kernels kernels = Floatx.get() == DType.FLOAT64 ? new ReferenceKernels() : new PortableKernels();
            Program program = Program.compile(Graph.of(wanted, assignments), kernels);
            Random random = new Random(11);
            for (Tensor x : xs) fill(program, x, () -> tokens > 0 ? random.nextInt(tokens) : random.nextGaussian());
            for (Tensor mask : masks) if (mask != null) fill(program, mask, () -> random.nextInt(4) == 0 ? 0 : 1);
            return program;
        }

        /** A number that depends on all elements of all outputs. */
        Tensor loss() {
            Random random = new Random(12);
            Tensor loss = Ops.fill(0, Shape.SCALAR, Floatx.get());
            for (Tensor y : outputs.tensors()) {
                double[] seeds = random.doubles(y.shape().size(), -1, 1).toArray();
                Tensor seed = Ops.constant(NDArray.wrap(seeds, y.shape()));
                loss = Ops.add(loss, Ops.sum(Ops.multiply(y, Ops.cast(seed, y.dtype()))));
            }
            return loss;
        }

        /** What its gradient is taken for. */
        List<Tensor> variables() {
            List<Tensor> all = new ArrayList<>(tokens > 0 ? List.of() : xs);
            for (Variable weight : layer.trainableWeights()) all.add(weight.tensor());
            return all;
        }
    }

    private static void fill(Program program, Tensor tensor, Supplier<Number> values) {
        boolean used = program.plan().graph().nodes().contains(tensor.node());
        for (int i = 0; i < tensor.shape().size(); i++) {
            double value = values.get().doubleValue(); // drawn in any case: the same numbers in every program
            if (used) program.buffer(tensor).set(i, value);
        }
    }

    private static double[] read(Program program, Tensor tensor) {
        Buffer buffer = program.buffer(tensor);
        double[] values = new double[(int) tensor.shape().size()];
        for (int i = 0; i < values.length; i++) values[i] = buffer.get(i);
        return values;
    }

    /** With weights that nothing is symmetrical in; the states as they start. */
    private Traced traced(DType dtype, boolean training, boolean masked) {
        Floatx.set(dtype);
        Traced traced = new Traced(maker.get(), training, masked);
        Random random = new Random(10);
        for (Variable weight : traced.layer.trainableWeights()) {
            for (int i = 0; i < weight.size(); i++) weight.buffer().set(i, (float) (0.3 * random.nextGaussian()));
        }
        return traced;
    }

    private static List<double[]> results(Traced traced) {
        Program program = traced.program(traced.outputs.tensors(), List.of());
        program.run();
        return traced.outputs.tensors().stream().map(y -> read(program, y)).toList();
    }

    // The checks

    private void shapesAndTypes() {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            Traced known = traced(dtype, false, false);
            if (arguments.isEmpty()) {
                List<Shape> open =
                        inputs.stream().map(s -> s.insert(0, Shape.UNKNOWN)).toList();
                List<Shape> shapes = OutputShapes.of(maker.get(), open, dtype);
                assertEquals(shapes.size(), known.outputs.tensors().size());
                for (int i = 0; i < shapes.size(); i++) {
                    assertEquals(Shape.UNKNOWN, shapes.get(i).dim(0));
                    assertEquals(
                            shapes.get(i).withBatch(BATCH),
                            known.outputs.tensors().get(i).shape());
                }
            }
            for (Tensor y : known.outputs.tensors()) assertEquals(dtype, y.dtype());
        }
    }

    private void config() {
        Traced first = traced(DType.FLOAT64, false, false);
        Layer<?> again = Layers.fromConfig(first.layer.className(), first.layer.getConfig());
        assertEquals(withoutShapes(first.layer.getConfig()), withoutShapes(again.getConfig()));
        again.ensureBuilt(first.xs.stream().map(Tensor::shape).toList());
        again.setWeights(first.layer.getWeights());
        List<double[]> expected = results(first);
        List<double[]> actual = results(new Traced(again, false, false));
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) assertArrayEquals(expected.get(i), actual.get(i));
    }

    private void masks() {
        Traced masked = traced(DType.FLOAT32, false, true);
        Tensor mask = masked.outputs.mask();
        assertEquals(passesMask, mask != null);
        if (mask == null) return;
        List<Tensor> wanted = List.of(Ops.copy(Ops.cast(mask, DType.FLOAT32)));
        Program program = masked.program(wanted, List.of());
        program.run();
        if (makesMask) return;
        boolean[] expected = new boolean[(int) mask.shape().size()];
        Tensor own = Objects.requireNonNull(masked.masks.get(0));
        List<Tensor> joined =
                joinsMasks ? masked.masks.stream().map(Objects::requireNonNull).toList() : List.of(own);
        double[] actual = read(program, wanted.get(0));
        for (Tensor given : joined) {
            double[] kept = kept(masked, given);
            for (int k = 0; k < expected.length; k++) expected[k] |= kept[k] != 0;
        }
        for (int k = 0; k < expected.length; k++) assertEquals(expected[k], actual[k] != 0, "mask at " + k);
    }

    /** The numbers that a mask is fed, whatever else is. */
    private static double[] kept(Traced traced, Tensor mask) {
        List<Tensor> copy = List.of(Ops.copy(Ops.cast(mask, DType.FLOAT32)));
        Program program = traced.program(copy, List.of());
        program.run();
        return read(program, copy.get(0));
    }

    /** A shape that it refuses leaves it as it was. */
    private void refusal() {
        Traced good = traced(DType.FLOAT32, false, false);
        Floatx.set(DType.FLOAT32);
        Layer<?> layer = maker.get();
        try {
            layer.ensureBuilt(unknown(inputs));
            return; // it takes any shape
        } catch (IllegalArgumentException e) {
            assertEquals(0, layer.weights().size(), e.getMessage());
        }
        new Traced(layer, false, false);
        assertEquals(shapes(good.layer), shapes(layer));
    }

    private static List<Shape> unknown(List<Shape> inputs) {
        List<Shape> all = new ArrayList<>();
        for (Shape input : inputs) {
            Shape shape = input.insert(0, Shape.UNKNOWN);
            for (int axis = 1; axis < shape.rank(); axis++) shape = shape.withDim(axis, Shape.UNKNOWN);
            all.add(shape);
        }
        return all;
    }

    private static List<Shape> shapes(Layer<?> layer) {
        return layer.weights().stream().map(Variable::shape).toList();
    }

    private void trainable() {
        Layer<?> frozen = traced(DType.FLOAT32, false, false).layer;
        int trained = frozen.trainableWeights().size();
        frozen.trainable(false);
        assertEquals(0, frozen.trainableWeights().size());
        Map<String, ? extends @Nullable Object> config = frozen.getConfig();
        frozen.trainable(true);
        assertEquals(trained, frozen.trainableWeights().size());
        if (!config.containsKey("trainable")) return;
        assertEquals(false, config.get("trainable"));
        Layer<?> again = Layers.fromConfig(frozen.className(), config);
        new Traced(again, false, false);
        assertEquals(0, again.trainableWeights().size());
        again.trainable(true);
        assertEquals(trained, again.trainableWeights().size());
        assertEquals(true, again.getConfig().get("trainable"));
    }

    private void gradients(boolean training) {
        Traced traced = traced(DType.FLOAT64, training, false);
        List<Tensor> variables = traced.variables();
        Tensor loss = traced.loss();
        List<? extends @Nullable Tensor> slopes = Gradients.of(loss, variables);
        List<Tensor> wanted = new ArrayList<>(List.of(loss));
        for (Tensor slope : slopes) if (slope != null) wanted.add(slope);
        Program program = traced.program(wanted, List.of());
        program.run();
        List<double[]> expected = new ArrayList<>();
        for (Tensor slope : slopes) expected.add(slope == null ? new double[0] : read(program, slope));
        for (int i = 0; i < variables.size(); i++) {
            Tensor variable = variables.get(i);
            if (!program.plan().graph().nodes().contains(variable.node())) continue;
            Variable weight = Variable.readBy(variable);
            Buffer buffer = weight == null ? program.buffer(variable) : weight.buffer();
            int size = (int) variable.shape().size();
            for (int j = 0; j < size; j += 1 + size / 17) {
                double h = 1e-5;
                double value = buffer.get(j);
                buffer.set(j, value + h);
                double above = loss(program, loss);
                buffer.set(j, value - h);
                double below = loss(program, loss);
                buffer.set(j, value);
                double slope = (above - below) / (2 * h);
                double got = expected.get(i).length == 0 ? 0 : expected.get(i)[j];
                assertEquals(slope, got, 1e-7 * (1 + Math.abs(slope)), variable + "[" + j + "]");
            }
        }
    }

    private static double loss(Program program, Tensor loss) {
        program.run();
        return program.buffer(loss).get(0);
    }

    private void precision() {
        List<double[]> exact = results(traced(DType.FLOAT64, false, false));
        List<double[]> rounded = results(traced(DType.FLOAT32, false, false));
        for (int i = 0; i < exact.size(); i++) assertArrayEquals(exact.get(i), rounded.get(i), 1e-4);
    }

    private void training() {
        Traced traced = traced(DType.FLOAT32, true, false);
        Tensor loss = Ops.fill(0, Shape.SCALAR, DType.FLOAT32);
        for (Tensor y : traced.outputs.tensors()) loss = Ops.add(loss, Ops.mean(Ops.square(y)));
        List<Variable> weights = traced.layer.trainableWeights();
        List<Assignment> assignments = new ArrayList<>(traced.trace.assignments());
        List<? extends @Nullable Tensor> slopes =
                Gradients.of(loss, weights.stream().map(Variable::tensor).toList());
        for (int i = 0; i < weights.size(); i++) {
            Tensor slope = slopes.get(i);
            Tensor weight = weights.get(i).tensor();
            if (slope != null)
                assignments.add(new Assignment(weights.get(i), Ops.subtract(weight, Ops.multiply(slope, 0.01))));
        }
        Program program = traced.program(List.of(Ops.copy(loss)), assignments);
        Tensor result = program.plan().graph().outputs().get(0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE; // of several: the first runs load classes
        for (int run = 0; run < 10; run++) {
            long before = threads.getThreadAllocatedBytes(thread);
            program.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, least, "bytes allocated");
        assertTrue(Double.isFinite(program.buffer(result).get(0)), "loss");
        for (Variable weight : traced.layer.weights()) {
            for (int i = 0; i < weight.size(); i++)
                assertTrue(Double.isFinite(weight.buffer().get(i)), weight.path());
        }
    }

    private void options() {
        Layer<?> layer = traced(DType.FLOAT32, false, false).layer;
        for (Option<?> option : layer.options().all()) refuses(layer, option);
        assertThrows(IllegalStateException.class, () -> layer.name("other"));
    }

    private static <T> void refuses(Layer<?> layer, Option<T> option) {
        T value = option.isRequired() && !option.isGiven() ? null : option.orNull();
        if (value == null) return;
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> layer.options().set(option, value), option.key());
        assertTrue(String.valueOf(refusal.getMessage()).contains(option.key()), refusal.getMessage());
    }

    /** All lines of a table as tests. */
    static Stream<DynamicContainer> all(LayerContract... lines) {
        List<DynamicContainer> all = new ArrayList<>();
        Collections.addAll(all, Stream.of(lines).map(LayerContract::tests).toArray(DynamicContainer[]::new));
        return all.stream();
    }

    /** A config without what a layer inside was built for. */
    private static Object withoutShapes(Object value) {
        if (!(value instanceof Map<?, ?> map)) return value == null ? "null" : value;
        Map<Object, Object> rest = new LinkedHashMap<>();
        map.forEach((key, each) -> {
            if (!key.equals("build_config")) rest.put(key, withoutShapes(each));
        });
        return rest;
    }
}
