package dev.tsuno.program;

import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Node;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs in which order, and where everything stands.
 *
 * @param places of every tensor that is used
 * @param slotSizes elements in each slot
 */
public record Plan(Graph graph, List<Step> steps, Map<Tensor, Place> places, List<Integer> slotSizes) {
    /** One thing to do. */
    public sealed interface Step {}

    /** Takes the seeds of a {@link dev.tsuno.ops.Drawing} node for the run. */
    public record Draw(Node node) implements Step {}

    /** Runs a node's kernel; {@code inputs} are the places that it reads, {@code outputs} those that it writes (null: nobody wants it). */
    public record Run(Node node, List<Place> inputs, List<@Nullable Place> outputs) implements Step {}

    /** Copies elements. */
    public record Copy(Place from, Place to, int size) implements Step {}

    public static Plan of(Graph graph, List<Tensor> given) {
        return new Planner(graph, given).plan();
    }

    public Place place(Tensor tensor) {
        Place place = places.get(tensor);
        if (place == null) throw new IllegalArgumentException("the program has no " + tensor);
        return place;
    }

    /** Elements of the program's own memory. */
    public long slotElements() {
        return slotSizes.stream().mapToLong(size -> size).sum();
    }

    /** One line a step: the kernel, what it reads and where it writes. */
    @Override
    public String toString() {
        return PlanPrinter.print(this);
    }
}
