package dev.tsuno.cli.sequences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.cli.repeat.Run;
import dev.tsuno.cli.repeat.Runs;
import dev.tsuno.cli.repeat.Tally;
import dev.tsuno.cli.study.Cell;
import dev.tsuno.models.Sequential;
import dev.tsuno.random.Seeds;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceTrainingTest {
    @Test
    void short_sums_are_learnt() {
        Recipe recipe = new Recipe(16, 32, 0.01, 1, 1, 0, 200_000);
        SequenceResult result = run(new AddingBai(5), Cell.GRU, recipe, 1);
        assertTrue(result.solved());
        assertTrue(result.sequences() < recipe.limit());
        assertTrue(result.testLoss() < 0.0015, "on sequences never seen: " + result.testLoss());
        assertTrue(result.at()[result.at().length - 1] > result.sequences() - 1000);
        assertEquals(result.at().length, result.loss().length);
    }

    @Test
    void sums_of_1997_are_learnt_over_twenty_steps() {
        SequenceResult result = run(new AddingHs97(20), Cell.LSTM, Problem.ADDING_HS97.recipe(), 1);
        assertTrue(result.solved(), "after " + result.sequences());
        assertEquals(117, result.parameters());
        assertTrue(result.wrong() < 20, result.wrong() + " of 2560 wrong");
    }

    @Test
    void unsolved_training_ends_at_the_limit() {
        SequenceResult result = run(new TemporalOrder(), Cell.RNN, new Recipe(4, 8, 0.01, 1, 1, 0, 2500), 1);
        assertFalse(result.solved());
        assertEquals(2500, result.sequences());
        assertArrayEquals(new double[] {1000, 2000, 2504}, result.at(), "the last batch goes beyond it");
        assertTrue(result.wrong() > 1000);
    }

    @Test
    void each_run_has_the_same_bits_alone_and_beside_others() throws InterruptedException {
        Recipe recipe = new Recipe(4, 8, 0.01, 1, 5, 0, 2000);
        List<Run<SequenceResult>> runs = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (int seed = 1; seed <= 2; seed++) {
                runs.add(new Run<>("", seed, new SequenceTraining(new AddingHs97(20), cell, recipe, seed)::run));
            }
        }
        Tally tally = new Tally(new PrintWriter(Writer.nullWriter()), false, 4);
        List<SequenceResult> together = Runs.execute(runs, 4, tally);
        for (SequenceResult one : together) {
            SequenceResult alone = run(new AddingHs97(20), one.cell(), recipe, one.seed());
            assertArrayEquals(alone.loss(), one.loss(), one.cell() + " " + one.seed());
            assertEquals(alone.testLoss(), one.testLoss());
        }
        assertEquals(
                6, together.stream().map(SequenceResult::testLoss).distinct().count());
    }

    @Test
    void biases_are_those_of_the_lstm_s_gates() {
        Recipe recipe = new Recipe(3, 8, 0.01, 1, 7, -2, 1);
        Sequential model = Seeds.withSeed(1, () -> SequenceModel.of(new AddingBai(4), Cell.LSTM, recipe));
        float[] bias = model.getWeights().get(2).toFloatArray();
        assertArrayEquals(new float[] {-2, -2, -2, 7, 7, 7, 0, 0, 0, 0, 0, 0}, bias);
    }

    private static SequenceResult run(SequenceTask task, Cell cell, Recipe recipe, int seed) {
        return Seeds.withSeed(seed, () -> new SequenceTraining(task, cell, recipe, seed).run(done -> {}));
    }
}
