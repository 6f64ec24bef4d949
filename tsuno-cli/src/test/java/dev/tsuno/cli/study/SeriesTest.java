package dev.tsuno.cli.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tsuno.Tsuno;
import dev.tsuno.callbacks.LambdaCallback;
import dev.tsuno.random.Seeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers expected here were computed with NumPy from other copies of the series. */
class SeriesTest {
    private final Task airline = Tasks.airline();
    private final Task lynx = Tasks.lynx();

    @Test
    void airline_is_box_and_jenkins_series_g() {
        double[] y = airline.series().values();
        assertEquals(144, y.length);
        assertEquals(40363, Arrays.stream(y).sum());
        assertArrayEquals(new double[] {112, 118, 132}, Arrays.copyOf(y, 3));
        assertEquals(432, y[143]);
        for (int year = 0; year < 10; year++) { // another copy's sums of each year
            double[] sums = {1520, 1676, 2042, 2364, 2700, 2867, 3408, 3939, 4421, 4572};
            assertEquals(sums[year], Arrays.stream(y, 12 * year, 12 * year + 12).sum());
        }
        assertEquals(1949, airline.series().x()[0]);
        assertEquals(1960 + 11 / 12.0, airline.series().x()[143]);
    }

    @Test
    void lynx_is_that_of_r() {
        double[] y = lynx.series().values();
        assertEquals(114, y.length);
        assertEquals(175334, Arrays.stream(y).sum());
        assertEquals(269, y[0]);
        assertEquals(4254, y[1867 - 1821]);
        assertEquals(674, y[1917 - 1821]);
        assertEquals(3396, y[113]);
        assertEquals(1934, lynx.series().x()[113]);
        assertEquals(1935, lynx.series().x(114));
    }

    @Test
    void naive_forecast_repeats_the_last_known_season() {
        double[] forecast = airline.naiveForecast();
        double[] of1958 = {340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337};
        assertArrayEquals(of1958, Arrays.copyOf(forecast, 12));
        assertArrayEquals(of1958, Arrays.copyOfRange(forecast, 12, 24));
        assertEquals(76.99458855443457, airline.naiveRmse(), 1e-9);
        assertArrayEquals(
                new double[] {1388, 2713, 3800, 3091, 2985, 3790, 674, 81, 80, 108, 1388, 2713, 3800, 3091},
                lynx.naiveForecast());
        assertEquals(1181.8837566722518, lynx.naiveRmse(), 1e-9);
    }

    @Test
    void scaling_knows_only_what_is_trained_with() {
        Scaling.Standardised log = (Scaling.Standardised) airline.scaling().apply(airline.training());
        assertEquals(5.430352879498812, log.mean(), 1e-12);
        assertEquals(0.39170181626995293, log.deviation(), 1e-12);
        Scaling.Standardised log10 = (Scaling.Standardised) lynx.scaling().apply(lynx.training());
        assertEquals(2.880228012155673, log10.mean(), 1e-12);
        assertEquals(0.5762017960664492, log10.deviation(), 1e-12);
        for (double value : new double[] {39, 622, 6991}) {
            assertEquals(value, log.from(log.to(value)), 1e-10 * value);
            assertEquals(value, log10.from(log10.to(value)), 1e-10 * value);
        }
    }

    @Test
    void window_is_followed_by_its_target() {
        Windows windows = Windows.of(airline, 12);
        assertEquals("(132, 12, 1)", windows.inputs().shape().toString());
        assertEquals("(132, 1)", windows.targets().shape().toString());
        assertEquals(108, windows.count());
        assertEquals(windows.scaled()[12], windows.targets().get(0, 0));
        assertEquals(windows.scaled()[119], windows.trainingTargets().get(107, 0));
        assertEquals(windows.scaled()[120], windows.heldOutTargets().get(0, 0));
        assertEquals(windows.scaled()[143], windows.heldOutTargets().get(23, 0));
    }

    /** With other values held out, the training and the forecast are the same to the last bit. */
    @Test
    void what_is_held_out_is_not_seen() {
        double[] other = lynx.series().values().clone();
        for (int i = lynx.known(); i < other.length; i++) other[i] = 1;
        Series series = lynx.series();
        Task changed = new Task(
                lynx.name(),
                lynx.title(),
                lynx.about(),
                new Series(series.x(), other, series.xlabel(), series.ylabel(), series.label(), series.places()),
                lynx.heldOut(),
                lynx.scaling(),
                lynx.everyStep(),
                lynx.naive(),
                lynx.optimizer(),
                lynx.optimizerText(),
                lynx.defaults());
        StudyResult first = train(lynx);
        StudyResult second = train(changed);
        assertEquals(first.weightsHash(), second.weightsHash());
        assertArrayEquals(first.loss(), second.loss());
        assertArrayEquals(first.forecast().values(), second.forecast().values());
        assertNotEquals(first.lastValLoss(), second.lastValLoss());
    }

    private static StudyResult train(Task task) {
        Tsuno.setThreads(1);
        StudySettings settings = new StudySettings(task, 2, 5, 10, 16, List.of(Cell.GRU), 3, 1, 1, Path.of(""), true);
        return Seeds.withSeed(
                3,
                () -> StudyModel.of(settings.cells(), settings)
                        .get(0)
                        .train(Windows.of(task, 10), settings, new LambdaCallback()));
    }
}
