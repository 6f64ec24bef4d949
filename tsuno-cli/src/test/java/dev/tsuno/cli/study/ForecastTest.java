package dev.tsuno.cli.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    @Test
    void error_is_zero_where_the_forecast_is_the_curve_one_step_later() {
        double[] y = {9, 1, 2, 3, 4};
        assertEquals(0, new Forecast(1, 2, new double[] {1, 2, 3, 4, 99}).rmse(y));
        assertEquals(Math.sqrt(2), new Forecast(1, 2, new double[] {99, 99, 3, 6, 99}).rmse(y), 1e-15);
    }

    @Test
    void windows_of_the_targets_are_one_step_later() {
        Task task = Tasks.damped();
        Windows windows = Windows.of(task, 20);
        assertEquals("(180, 20, 1)", windows.inputs().shape().toString());
        assertEquals(task.series().values()[199], windows.targets().get(179, 19, 0));
        assertArrayEquals(
                windows.inputs().at(1).toDoubleArray(), windows.targets().at(0).toDoubleArray());
        assertEquals(180, windows.count());
    }

    @Test
    void hash_is_that_of_little_endian_floats() {
        // printf '\0\0\x80\x3f\0\0\0\xc0' | sha256sum
        assertEquals(
                "ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b",
                WeightsHash.of(List.of(NDArray.of(1f), NDArray.of(-2f))));
    }
}
