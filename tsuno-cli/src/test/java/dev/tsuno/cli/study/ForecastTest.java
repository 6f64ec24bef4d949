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
        assertEquals(0, Forecast.rmse(new double[] {1, 2, 3, 4, 99}, y, 2));
        assertEquals(Math.sqrt(2), Forecast.rmse(new double[] {99, 99, 3, 6, 99}, y, 2), 1e-15);
    }

    @Test
    void windows_of_the_targets_are_one_step_later() {
        StudyData data = StudyData.of(20);
        assertEquals("(180, 20, 1)", data.inputs().shape().toString());
        assertEquals(data.y().get(199), data.targets().get(179, 19, 0));
        assertArrayEquals(
                data.inputs().at(1).toDoubleArray(), data.targets().at(0).toDoubleArray());
    }

    @Test
    void hash_is_that_of_little_endian_floats() {
        // printf '\0\0\x80\x3f\0\0\0\xc0' | sha256sum
        assertEquals(
                "ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b",
                WeightsHash.of(List.of(NDArray.of(1f), NDArray.of(-2f))));
    }
}
