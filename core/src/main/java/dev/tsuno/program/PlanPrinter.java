package dev.tsuno.program;

import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as text: one line a step. {@code m3} is slot 3 of the program's memory, {@code =} marks a result written over an input. */
final class PlanPrinter {
    private PlanPrinter() {}

    static String print(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Plan.Step step : plan.steps()) {
            if (step instanceof Plan.Run run) {
                text.append("  %-28s%s  <-  %s%n".formatted(run.node().op().name(), outputs(run), names(run.inputs())));
            } else if (step instanceof Plan.Copy copy) {
                text.append("  %-28s%s  <-  %s%n".formatted("copy", name(copy.to()), name(copy.from())));
            } else if (step instanceof Plan.Draw draw) {
                text.append("  %-28s%s%n".formatted("draw seeds", draw.node().scope()));
            }
        }
        text.append("%d kernels, %d slots, %,d elements%n"
                .formatted(plan.steps().size(), plan.slotSizes().size(), plan.slotElements()));
        return text.toString();
    }

    private static String outputs(Plan.Run run) {
        List<String> names = new ArrayList<>();
        for (Place place : run.outputs()) {
            if (place != null) names.add((run.inputs().contains(place) ? "=" : "") + name(place));
        }
        return String.join(", ", names);
    }

    private static String names(List<Place> places) {
        return String.join(", ", places.stream().map(PlanPrinter::name).toList());
    }

    private static String name(@Nullable Place place) {
        if (place instanceof Place.Slot slot) return "m" + slot.number();
        if (place instanceof Place.Given given) return leaf(given.tensor());
        if (place instanceof Place.Constant constant) return leaf(constant.tensor());
        if (place instanceof Place.Stored stored) {
            Variable variable = Variable.readBy(stored.read());
            return variable == null ? "?" : variable.path();
        }
        return "-";
    }

    private static String leaf(Tensor tensor) {
        return tensor.node().op().name();
    }
}
