package dev.tsuno.program;

import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Drawing;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Leaf;
import dev.tsuno.ops.Node;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each tensor its place, in one walk over the graph.
 *
 * <p>A slot is taken when a tensor is computed and given back after its last use; the smallest free slot that is large enough serves
 * next. An output takes over the place of an input that its op may overwrite, if this is that input's last use and the sizes agree. In
 * the same way the new value of a variable takes the variable's own storage; if it can't, it is copied there at the end.
 */
final class Planner {
    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final Graph graph;
    private final Set<Tensor> given;
    private final Map<Tensor, Place> places = new HashMap<>();
    private final Map<Place, Integer> lastUse = new HashMap<>();
    private final Map<Tensor, Integer> lastUseOfTensor = new HashMap<>();
    private final List<Plan.Step> steps = new ArrayList<>();
    private final List<Integer> slotSizes = new ArrayList<>();
    private final List<Place.Slot> free = new ArrayList<>();

    Planner(Graph graph, List<Tensor> given) {
        this.graph = graph;
        this.given = new HashSet<>(given);
    }

    Plan plan() {
        findLastUses();
        draw();
        for (Tensor tensor : given) places.put(tensor, new Place.Given(tensor));
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            if (node.op() instanceof Leaf) leaf(node);
            else if (node.op().isAlias()) alias(node);
            else run(node, i);
        }
        assign();
        return new Plan(graph, List.copyOf(steps), Map.copyOf(places), List.copyOf(slotSizes));
    }

    /** First of all the seeds, in the order of the trace: what is drawn must not depend on the order in which kernels run. */
    private void draw() {
        graph.nodes().stream()
                .filter(node -> node.op() instanceof Drawing)
                .sorted(Comparator.comparingLong(node -> ((Drawing) node.op()).order()))
                .forEach(node -> steps.add(new Plan.Draw(node)));
    }

    /** The tensor whose elements an alias shows. */
    private Tensor root(Tensor tensor) {
        Tensor root = tensor;
        while (!given.contains(root) && root.node().op().isAlias())
            root = root.node().inputs().get(0);
        return root;
    }

    private void findLastUses() {
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            if (node.op().isAlias()) continue;
            for (Tensor input : node.inputs()) lastUseOfTensor.put(root(input), i);
        }
        for (Tensor output : graph.outputs()) lastUseOfTensor.put(root(output), FOR_EVER);
        for (Assignment a : graph.assignments()) lastUseOfTensor.put(root(a.value()), FOR_EVER);
    }

    private int lastUse(Tensor tensor) {
        return lastUseOfTensor.getOrDefault(root(tensor), -1);
    }

    private void leaf(Node node) {
        Tensor tensor = node.outputs().get(0);
        if (Variable.readBy(tensor) != null) places.put(tensor, new Place.Stored(tensor));
        else if (node.op() instanceof Leaf.Placeholder) places.put(tensor, new Place.Given(tensor));
        else places.put(tensor, new Place.Constant(tensor));
    }

    private void alias(Node node) {
        places.put(node.outputs().get(0), at(node.inputs().get(0)));
    }

    private Place at(Tensor tensor) {
        Place place = places.get(tensor);
        if (place == null) throw new IllegalStateException("not yet placed: " + tensor);
        return place;
    }

    private void run(Node node, int now) {
        List<Place> inputs = new ArrayList<>();
        List<Place.Slot> borrowed = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            Tensor input = node.inputs().get(i);
            Place place = at(input);
            if (node.op().destroys(i) && !(place instanceof Place.Slot && lastUse(input) == now)) {
                Place.Slot copy = take(size(input));
                steps.add(new Plan.Copy(place, copy, size(input)));
                borrowed.add(copy);
                place = copy;
            }
            inputs.add(place);
        }
        List<@Nullable Place> outputs = new ArrayList<>();
        for (Tensor output : node.outputs()) {
            int last = lastUse(output);
            if (last < 0) {
                outputs.add(null);
                continue;
            }
            Place place = output.index() == 0 ? overwritten(node, now) : null;
            if (place == null) place = take(size(output));
            places.put(output, place);
            lastUse.put(place, last);
            outputs.add(place);
        }
        steps.add(new Plan.Run(node, inputs, outputs));
        free.addAll(borrowed);
        Set<Place> ended = new HashSet<>(inputs);
        for (Place place : ended) {
            if (place instanceof Place.Slot slot && !borrowed.contains(slot) && lastUse.getOrDefault(slot, -1) == now) {
                free.add(slot);
            }
        }
    }

    /** The place of an input that the node may write its first output to, or null. */
    private @Nullable Place overwritten(Node node, int now) {
        Tensor output = node.outputs().get(0);
        for (int i = 0; i < node.inputs().size(); i++) {
            Tensor input = node.inputs().get(i);
            if (!node.op().mayOverwrite(i) || lastUse(input) != now || size(input) != size(output)) continue;
            Place place = at(input);
            if (place instanceof Place.Slot || (place instanceof Place.Stored stored && isNewValueOf(stored, output))) {
                return place;
            }
        }
        return null;
    }

    private boolean isNewValueOf(Place.Stored stored, Tensor value) {
        Variable variable = Variable.readBy(stored.read());
        return graph.assignments().stream().anyMatch(a -> a.variable() == variable && a.value() == value);
    }

    private void assign() {
        // A value that is itself a variable's is read before any variable changes.
        List<Place> values = new ArrayList<>();
        for (Assignment a : graph.assignments()) {
            Place place = at(a.value());
            Place own = new Place.Stored(a.variable().tensor());
            if (place instanceof Place.Stored && !place.equals(own)) {
                Place copy = take(size(a.value()));
                steps.add(new Plan.Copy(place, copy, size(a.value())));
                place = copy;
            }
            values.add(place);
        }
        for (int i = 0; i < values.size(); i++) {
            Assignment a = graph.assignments().get(i);
            Place own = new Place.Stored(a.variable().tensor());
            places.put(a.variable().tensor(), own);
            if (!values.get(i).equals(own)) steps.add(new Plan.Copy(values.get(i), own, size(a.value())));
        }
    }

    private Place.Slot take(int size) {
        Place.Slot best = null;
        for (Place.Slot slot : free) {
            int capacity = slotSizes.get(slot.number());
            if (capacity >= size && (best == null || capacity < slotSizes.get(best.number()))) best = slot;
        }
        if (best != null) {
            free.remove(best);
            return best;
        }
        slotSizes.add(size);
        return new Place.Slot(slotSizes.size() - 1);
    }

    private static int size(Tensor tensor) {
        return tensor.shape().elements();
    }
}
