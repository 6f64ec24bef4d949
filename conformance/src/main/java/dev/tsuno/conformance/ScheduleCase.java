package dev.tsuno.conformance;

import dev.tsuno.array.NDArray;
import dev.tsuno.optimizers.schedules.LearningRateSchedule;
import dev.tsuno.optimizers.schedules.Schedules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A learning rate schedule: the rates of some steps. Keras computes them in float32 whatever the type of the case. */
final class ScheduleCase {
    private ScheduleCase() {}

    static void run(GoldenCase golden, Check check) {
        Map<String, @Nullable Object> config = Json.child(golden.json(), "config");
        LearningRateSchedule schedule = Schedules.REGISTRY.decode(config);
        if (!schedule.getConfig().keySet().equals(Json.child(config, "config").keySet())) {
            check.fail("config has the keys " + schedule.getConfig().keySet());
        }
        double[] steps = golden.array("steps").toDoubleArray();
        double[] rates = new double[steps.length];
        for (int i = 0; i < steps.length; i++) rates[i] = schedule.at((long) steps[i]);
        NDArray expected = golden.array("lr");
        check.compare("lr", expected, rates);
    }
}
