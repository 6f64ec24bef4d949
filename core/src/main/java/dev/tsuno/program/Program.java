package dev.tsuno.program;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.LoadedKernel;
import dev.tsuno.ops.Binding;
import dev.tsuno.ops.Drawing;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Leaf;
import dev.tsuno.ops.Node;
import dev.tsuno.ops.Op;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A graph that can run: its memory, and one kernel after the other.
 *
 * <p>Feed it by writing to the buffers of its placeholders, run it, and read the buffers of its outputs. Variables that it assigns have
 * their new value afterwards. Not thread-safe.
 */
public final class Program implements Binding.Body {
    private static final String LESS = "Take smaller batches or sizes, or give Java more: -Xmx.";

    private final Plan plan;
    private final Kernels kernels;
    private final Map<Tensor, Buffer> given;
    private final Map<Tensor, Buffer> constants = new HashMap<>();
    private final Map<Node, long[]> seeds = new HashMap<>();
    /** The placeholders whose buffer nobody has asked for yet. */
    private final Set<Tensor> unfed = new LinkedHashSet<>();

    private final Buffer[] slots;
    private final Kernel[] loads;
    private final Kernel[] steps;

    private Program(Plan plan, Kernels kernels, Map<Tensor, Buffer> given, Set<Tensor> fixed) {
        this.plan = plan;
        this.kernels = kernels;
        this.given = new HashMap<>(given);
        for (Node node : plan.graph().nodes())
            if (node.op() instanceof Leaf.Placeholder) unfed.add(node.outputs().get(0));
        unfed.removeAll(given.keySet());
        this.slots = new Buffer[plan.slotSizes().size()];
        for (int i = 0; i < slots.length; i++)
            slots[i] = allocate(plan.slotSizes().get(i));
        List<Kernel> list = new ArrayList<>();
        List<Kernel> before = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            Kernel kernel = kernel(step);
            if (kernel instanceof LoadedKernel loaded && step instanceof Plan.Run run && isFixed(run, fixed)) {
                before.add(loaded::load);
                kernel = loaded::runLoaded;
            }
            list.add(kernel);
        }
        this.loads = before.toArray(new Kernel[0]);
        this.steps = list.toArray(new Kernel[0]);
    }

    public static Program compile(Graph graph, Kernels kernels) {
        return compile(graph, kernels, Map.of(), Set.of());
    }

    /** {@code given} are tensors that come from outside, with their buffers; those that are {@code fixed} change only before a load. */
    private static Program compile(Graph graph, Kernels kernels, Map<Tensor, Buffer> given, Set<Tensor> fixed) {
        Plan plan = Plan.of(graph, List.copyOf(given.keySet()));
        checkHeap(plan, kernels);
        try {
            return new Program(plan, kernels, given, fixed);
        } catch (OutOfMemoryError e) {
            throw new IllegalArgumentException(memory(plan) + " is more than Java's heap has left. " + LESS, e);
        }
    }

    /** Refuses what can't ever fit before any of it is taken. */
    private static void checkHeap(Plan plan, Kernels kernels) {
        long bytes = plan.slotElements() * kernels.dtype().bytes();
        if (bytes > Runtime.getRuntime().maxMemory())
            throw new IllegalArgumentException(memory(plan) + " is " + (bytes >> 20) + " MB, more than Java's heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB. " + LESS);
    }

    /** What the memory of a program is needed for most. */
    private static String memory(Plan plan) {
        Tensor largest = plan.places().keySet().stream()
                .max(Comparator.comparingLong(tensor -> tensor.shape().size()))
                .orElseThrow();
        String scope = largest.node().scope();
        return "What the program needs for its arrays, the largest of shape " + largest.shape()
                + (scope.isEmpty() ? "" : " in " + scope) + ",";
    }

    /** Whether a node's second input stays as it is from run to run. */
    private static boolean isFixed(Plan.Run run, Set<Tensor> fixed) {
        return run.inputs().get(1) instanceof Place.Given place && fixed.contains(place.tensor());
    }

    @Override
    public void load() {
        if (!unfed.isEmpty()) throw unfed(unfed.iterator().next());
        for (Kernel load : loads) load.run();
    }

    private static IllegalStateException unfed(Tensor placeholder) {
        String scope = placeholder.node().scope();
        return new IllegalStateException(
                (scope.isEmpty() ? "" : "In " + scope + ": ") + placeholder
                        + " is needed, and nothing feeds it. A tensor of another trace, or of the step of a scan, can't be used outside of it.");
    }

    @Override
    public void runLoaded() {
        int at = 0;
        try {
            for (; at < steps.length; at++) steps[at].run();
        } catch (IndexOutOfBoundsException e) {
            throw located(plan.steps().get(at), e);
        }
    }

    /** The same, saying in which layer or loss. */
    private static IndexOutOfBoundsException located(Plan.Step step, IndexOutOfBoundsException e) {
        String scope = step instanceof Plan.Run run ? run.node().scope() : "";
        if (scope.isEmpty() || String.valueOf(e.getMessage()).startsWith("In ")) return e;
        IndexOutOfBoundsException located = new IndexOutOfBoundsException("In " + scope + ": " + e.getMessage());
        located.initCause(e);
        return located;
    }

    /** Where a placeholder is fed, or an output can be read. */
    @Override
    public Buffer buffer(Tensor tensor) {
        unfed.remove(tensor);
        return buffer(plan.place(tensor), tensor);
    }

    public Plan plan() {
        return plan;
    }

    public Kernels kernels() {
        return kernels;
    }

    private Kernel kernel(Plan.Step step) {
        if (step instanceof Plan.Copy copy) {
            Object from = buffer(copy.from(), null).array();
            Object to = buffer(copy.to(), null).array();
            int size = copy.size();
            return () -> System.arraycopy(from, 0, to, 0, size);
        }
        if (step instanceof Plan.Draw draw) {
            Drawing op = (Drawing) draw.node().op();
            long[] pair = seeds(draw.node());
            return () -> op.draw(pair);
        }
        Plan.Run run = (Plan.Run) step;
        return run.node().op().kernel(kernels, new NodeBinding(run));
    }

    private long[] seeds(Node node) {
        return seeds.computeIfAbsent(node, n -> new long[2]);
    }

    private Buffer allocate(int size) {
        return Buffer.allocate(kernels.dtype(), size);
    }

    private Buffer buffer(Place place, @Nullable Tensor tensor) {
        if (place instanceof Place.Slot slot) return slots[slot.number()];
        if (place instanceof Place.Given fed) return given.computeIfAbsent(fed.tensor(), t -> allocate(size(t)));
        if (place instanceof Place.Constant constant) return constants.computeIfAbsent(constant.tensor(), this::filled);
        Variable variable = Variable.readBy(((Place.Stored) place).read());
        if (variable == null) throw new IllegalStateException("no variable behind " + tensor);
        if (variable.dtype() != kernels.dtype()) {
            throw new IllegalStateException(
                    "Variable " + variable.path() + " is " + variable.dtype().label() + ", the "
                            + kernels.name() + " kernels run " + kernels.dtype().label()
                            + ". Set floatx before the layer is made, not in between.");
        }
        return variable.buffer();
    }

    private Buffer filled(Tensor tensor) {
        int size = size(tensor);
        Buffer buffer = allocate(size);
        Op op = tensor.node().op();
        if (op instanceof Leaf.Fill fill) {
            for (int i = 0; i < size; i++) buffer.set(i, fill.value());
        } else if (op instanceof Leaf.Constant constant) {
            NDArray value = constant.value();
            if (buffer.dtype() == DType.FLOAT32) value.copyTo(0, buffer.floats(), 0, size);
            else value.copyTo(0, buffer.doubles(), 0, size);
        }
        return buffer;
    }

    private static int size(Tensor tensor) {
        return Math.toIntExact(tensor.shape().size());
    }

    private final class NodeBinding implements Binding {
        private final Plan.Run run;

        NodeBinding(Plan.Run run) {
            this.run = run;
        }

        @Override
        public Node node() {
            return run.node();
        }

        @Override
        public Buffer input(int i) {
            return buffer(run.inputs().get(i), run.node().inputs().get(i));
        }

        @Override
        public @Nullable Buffer output(int i) {
            Place place = run.outputs().get(i);
            return place == null ? null : buffer(place, run.node().outputs().get(i));
        }

        @Override
        public long[] seeds() {
            return Program.this.seeds(run.node());
        }

        @Override
        public Body compile(Graph graph, Map<Tensor, Buffer> outside, Set<Tensor> fixed) {
            return Program.compile(graph, kernels, outside, fixed);
        }
    }
}
