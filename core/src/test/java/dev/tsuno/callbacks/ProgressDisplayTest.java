package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private static final NDArray X = NDArray.of(new double[] {1, 2, 3, 4}).reshape(4, 1);

    private final List<String> shown = new ArrayList<>();
    private final Sequential model = new Sequential(Input.of(1), new Dense(1));

    ProgressDisplayTest() {
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        ProgressDisplay.use(() -> new Callback() {
            @Override
            public void onEpochEnd(int epoch, Map<String, Double> logs) {
                shown.add("epoch " + epoch + " of " + parameters().epochs());
            }

            @Override
            public void onPredictEnd() {
                shown.add("predicted");
            }
        });
    }

    @AfterEach
    void end() {
        ProgressDisplay.useProgbar();
    }

    private String fit(int verbose, Callback... callbacks) {
        return Printed.during(
                () -> model.fit(X, X, f -> f.epochs(2).verbose(verbose).callbacks(callbacks)));
    }

    @Test
    void takes_the_place_of_the_bar() {
        assertEquals("", fit(1));
        assertEquals("", Printed.during(() -> model.predict(List.of(X), o -> o.verbose(1))));
        assertEquals(List.of("epoch 0 of 2", "epoch 1 of 2", "predicted"), shown);
    }

    @Test
    void leaves_lines_silence_and_a_bar_of_ones_own_alone() {
        assertTrue(fit(2).contains("Epoch 2/2\n"));
        assertEquals("", fit(0));
        assertTrue(fit(1, new ProgbarLogger()).contains("Epoch 2/2\n"));
        assertEquals(List.of(), shown);
    }
}
