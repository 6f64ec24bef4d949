package dev.tsuno.cli.study;

import dev.tsuno.callbacks.Callback;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line for each model that trains. On a terminal the lines stay in their place and are drawn at most five times a
 * second; elsewhere each model prints a line for every tenth of its epochs.
 */
final class Progress {
    private static final long PAUSE = 200_000_000; // nanoseconds
    private static final int BAR = 10;

    private final PrintWriter out;
    private final boolean inPlace;
    private final int epochs;
    private final List<Line> lines = new ArrayList<>();
    private long drawnAt = System.nanoTime() - PAUSE;
    private boolean drawn;

    Progress(PrintWriter out, boolean inPlace, int epochs) {
        this.out = out;
        this.inPlace = inPlace;
        this.epochs = epochs;
    }

    /** The line of one model, to be given to its training. All lines are added before the first training. */
    synchronized Line add(String name) {
        Line line = new Line(name);
        lines.add(line);
        return line;
    }

    private synchronized void update(Line line, int done, double loss, double valLoss) {
        line.done = done;
        line.loss = loss;
        line.valLoss = valLoss;
        if (!inPlace) {
            if ((long) done * BAR / epochs > (done - 1L) * BAR / epochs) {
                out.println(line.text());
                out.flush();
            }
        } else if (done == epochs || System.nanoTime() - drawnAt >= PAUSE) {
            draw();
        }
    }

    private void draw() {
        StringBuilder text = new StringBuilder();
        if (drawn) {
            text.append("\u001b[").append(lines.size()).append('A'); // up to the first line
        }
        for (Line line : lines) {
            text.append('\r').append(line.text()).append("\u001b[K\n"); // and clear what is left of the old one
        }
        out.print(text);
        out.flush();
        drawn = true;
        drawnAt = System.nanoTime();
    }

    /** Hears of the epochs of one model. */
    final class Line extends Callback {
        private final String name;
        private int done;
        private double loss;
        private double valLoss;
        /** The pace is measured from here, since the first epochs are slower: the JVM has yet to compile. */
        private int markDone;

        private long markTime;
        private int nextMark = 1;
        private long nextMarkTime;

        private Line(String name) {
            this.name = name;
        }

        @Override
        public void onTrainBegin() {
            markTime = System.nanoTime();
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> logs) {
            mark(epoch + 1);
            update(this, epoch + 1, value(logs, "loss"), value(logs, "val_loss"));
        }

        private String text() {
            int filled = (int) ((long) done * BAR / epochs);
            String bar = "=".repeat(filled) + " ".repeat(BAR - filled);
            if (done == 0) {
                return String.format(Locale.ROOT, "%-4s [%s]  waiting", name, bar);
            }
            int digits = String.valueOf(epochs).length();
            return String.format(
                    Locale.ROOT,
                    "%-4s [%s] %" + digits + "d/%d  loss %.3e  val_loss %.3e  %s",
                    name,
                    bar,
                    done,
                    epochs,
                    loss,
                    valLoss,
                    time());
        }

        /** Moves the mark so that it stays between a quarter and a half of what is done. */
        private void mark(int now) {
            if (now == nextMark) {
                nextMarkTime = System.nanoTime();
            } else if (now == 2 * nextMark) {
                markDone = nextMark;
                markTime = nextMarkTime;
                nextMark = now;
                nextMarkTime = System.nanoTime();
            }
        }

        private String time() {
            if (done == epochs) return "done";
            double seconds = (System.nanoTime() - markTime) / 1e9;
            return minutes(seconds * (epochs - done) / (done - markDone)) + " left";
        }
    }

    private static double value(Map<String, Double> logs, String key) {
        Double value = logs.get(key);
        return value == null ? Double.NaN : value;
    }

    private static String minutes(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
