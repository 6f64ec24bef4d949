package dev.tsuno.cli.repeat;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * How far many runs are, in one line: all of them, those of each group that are done, and the time left. On a terminal the line stays in its place and is
 * drawn at most five times a second; elsewhere a line is printed for every tenth.
 */
public final class Tally {
    private static final long PAUSE = 200_000_000; // nanoseconds
    private static final int BAR = 10;
    /** Of a run, before which no time is told: the JVM has yet to compile. */
    private static final double EARLY = 0.2;

    private final PrintWriter out;
    private final boolean inPlace;
    private final int threads;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private int runs;
    private int finished;
    private int tenths;
    private long drawnAt = System.nanoTime() - PAUSE;

    /** {@code threads}: how many runs go on at once. */
    public Tally(PrintWriter out, boolean inPlace, int threads) {
        this.out = out;
        this.inPlace = inPlace;
        this.threads = threads;
    }

    synchronized void add(String group) {
        groups.computeIfAbsent(group, name -> new Group()).runs++;
        runs++;
    }

    synchronized Part begin(String group) {
        Group of = groups.get(group);
        if (of == null) throw new IllegalArgumentException("no run of \"" + group + "\" was added");
        return new Part(of);
    }

    private synchronized void update(Part part, double fraction, boolean ended) {
        long now = System.nanoTime();
        part.group.done += fraction - part.fraction;
        part.group.seconds += (now - part.at) / 1e9;
        part.fraction = fraction;
        part.at = now;
        if (ended) {
            part.group.finished++;
            finished++;
        }
        if (inPlace) {
            if (finished == runs || now - drawnAt >= PAUSE) {
                out.print("\r" + text() + "\u001b[K" + (finished == runs ? "\n" : ""));
                out.flush();
                drawnAt = now;
            }
        } else if (ended && finished * BAR / runs > tenths) {
            tenths = finished * BAR / runs;
            out.println(text());
            out.flush();
        }
    }

    private String text() {
        double done = groups.values().stream().mapToDouble(g -> g.done).sum();
        int filled = finished == runs ? BAR : (int) (done / runs * BAR);
        StringBuilder text = new StringBuilder("[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] ");
        int digits = String.valueOf(runs).length();
        text.append(String.format(Locale.ROOT, "%" + digits + "d of %d runs", finished, runs));
        groups.forEach((name, group) -> {
            int width = String.valueOf(group.runs).length();
            text.append(String.format(Locale.ROOT, "  %s %" + width + "d/%d", name, group.finished, group.runs));
        });
        return (text + "  " + time(done)).stripTrailing();
    }

    /** What is left of each group at its own pace; a group that has not begun is taken to be as fast as the others. */
    private String time(double done) {
        if (finished == runs) return "done";
        if (done < EARLY) return "";
        double pace = groups.values().stream().mapToDouble(g -> g.seconds).sum() / done;
        double left = 0;
        for (Group group : groups.values()) {
            left += (group.runs - group.done) * (group.done > 0 ? group.seconds / group.done : pace);
        }
        long whole = Math.round(left / Math.min(threads, runs - finished));
        return String.format(Locale.ROOT, "%d:%02d left", whole / 60, whole % 60);
    }

    private static final class Group {
        private int runs;
        private int finished;
        /** In runs, with the parts of those that go on. */
        private double done;
        /** Of all its runs together. */
        private double seconds;
    }

    /** One run; closed when it has ended. */
    final class Part implements DoubleConsumer, AutoCloseable {
        private final Group group;
        private double fraction;
        private long at = System.nanoTime();

        private Part(Group group) {
            this.group = group;
        }

        @Override
        public void accept(double done) {
            update(this, Math.min(done, 1), false);
        }

        @Override
        public void close() {
            update(this, 1, true);
        }
    }
}
