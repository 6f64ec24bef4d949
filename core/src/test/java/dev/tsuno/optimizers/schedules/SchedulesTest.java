package dev.tsuno.optimizers.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    @Test
    void a_boundary_belongs_to_the_piece_before_it() {
        PiecewiseConstantDecay pieces = new PiecewiseConstantDecay(List.of(3, 5), List.of(1, 0.5, 0.25));
        assertEquals(List.of(1.0, 0.5, 0.5, 0.25), List.of(pieces.at(3), pieces.at(4), pieces.at(5), pieces.at(6)));
    }

    @Test
    void pieces_that_do_not_fit_their_boundaries_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new PiecewiseConstantDecay(List.of(3, 5), List.of(1, 0.5)));
    }

    @Test
    void steps_of_decay_are_positive() {
        assertThrows(IllegalArgumentException.class, () -> new ExponentialDecay(0.1, 0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new CosineDecay(0.1, -1));
    }

    @Test
    void rates_are_the_same_after_a_config() {
        for (LearningRateSchedule schedule : List.of(
                new ExponentialDecay(0.1, 3, 0.5).staircase(true),
                new InverseTimeDecay(0.1, 3, 0.5),
                new PolynomialDecay(0.1, 7).power(2).cycle(true).endLearningRate(0.01),
                new PiecewiseConstantDecay(List.of(3), List.of(1, 0.5)).name("mine"),
                new CosineDecay(0.01, 10).alpha(0.1).warmup(0.2, 4),
                new CosineDecayRestarts(0.1, 3).tMul(1.5).mMul(0.9).alpha(0.1))) {
            LearningRateSchedule read = Schedules.REGISTRY.decode(Schedules.REGISTRY.encode(schedule));
            assertEquals(schedule.getConfig(), read.getConfig());
            for (int step = 0; step < 20; step++) assertEquals(schedule.at(step), read.at(step));
        }
    }

    @Test
    void an_unknown_schedule_lists_the_known() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Schedules.REGISTRY.decode(Map.of("class_name", "Triangle", "config", Map.of())));
    }
}
