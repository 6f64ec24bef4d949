package dev.tsuno.cli.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Criterion CRITERION = new Criterion(10, 0.04, Criterion.Average.ABSOLUTE, 0.01);

    @Test
    void whole_window_must_be_right() {
        Judge judge = new Judge(CRITERION, 2);
        for (int i = 0; i < 4; i++) assertFalse(judge.isSolved(0.039, 0.005));
        assertTrue(judge.isSolved(0.039, 0.005));
    }

    @Test
    void one_wrong_sequence_begins_it_anew() {
        Judge judge = new Judge(CRITERION, 2);
        for (int i = 0; i < 4; i++) judge.isSolved(0, 0);
        assertFalse(judge.isSolved(0.04, 0.005), "at the tolerance is not below it");
        for (int i = 0; i < 4; i++) assertFalse(judge.isSolved(0, 0));
        assertTrue(judge.isSolved(0, 0));
    }

    @Test
    void average_must_be_small_too() {
        Judge judge = new Judge(CRITERION, 2);
        for (int i = 0; i < 10; i++) assertFalse(judge.isSolved(0.03, 0.011));
        for (int i = 0; i < 2; i++) judge.isSolved(0.01, 0.008);
        assertTrue(judge.isSolved(0.01, 0.008), "three of 0.008 and two of 0.011 are 0.0092 on average");
    }

    @Test
    void window_is_rounded_up_to_batches() {
        Judge judge = new Judge(CRITERION, 4);
        int batches = 1;
        while (!judge.isSolved(0, 0)) batches++;
        assertEquals(3, batches);
    }

    @Test
    void not_a_number_is_not_right() {
        Judge judge = new Judge(CRITERION, 10);
        assertFalse(judge.isSolved(Double.NaN, Double.NaN));
        assertFalse(new Judge(CRITERION, 10).isSolved(0, Double.NaN));
    }
}
