package dev.tsuno.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();

    @Test
    void without_a_terminal_there_is_a_line_for_each_tenth() {
        run(new Progress(new PrintWriter(text), false, 25), 25);
        List<String> lines = text.toString().lines().toList();
        assertEquals(10, lines.size(), text.toString());
        assertTrue(
                lines.get(0).startsWith("rnn  [=         ]  3/25  loss 5.000e-01  val_loss 2.500e-01  "),
                text.toString());
        assertEquals("rnn  [==========] 25/25  loss 5.000e-01  val_loss 2.500e-01  done", lines.get(9));
    }

    @Test
    void on_a_terminal_the_end_is_drawn_over_the_beginning() {
        run(new Progress(new PrintWriter(text), true, 1000), 1000);
        assertTrue(text.toString().contains("\u001b[1A\rrnn  [==========] 1000/1000"), text.toString());
    }

    private static void run(Progress progress, int epochs) {
        Progress.Line line = progress.add("rnn");
        line.onTrainBegin();
        for (int epoch = 0; epoch < epochs; epoch++) {
            line.onEpochEnd(epoch, Map.of("loss", 0.5, "val_loss", 0.25));
        }
    }
}
