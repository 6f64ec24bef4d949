package dev.tsuno.callbacks;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a loop has come: a bar, the time and some numbers, to the letter as {@code keras.utils.Progbar}.
 *
 * <pre>
 * 17/60 ━━━━━━━━━━━━━━━━━━━━ 3s 71ms/step - loss: 0.1042
 * </pre>
 *
 * <p>On a terminal the bar stays in its place; elsewhere each update is a line. Numbers are means over the steps, unless
 * {@link #statefulMetrics} or {@link #statelessMetrics} says otherwise.
 */
public final class Progbar {
    /** Nobody knows how many steps there will be. */
    public static final int UNKNOWN = -1;

    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String WHITE = "\u001b[37m";
    private static final String PLAIN = "\u001b[0m";

    private int target;
    private int width = 20;
    private int verbose = 1;
    private double interval = 0.05;
    private Set<String> statefulMetrics = Set.of();
    private @Nullable Set<String> statelessMetrics;
    private boolean readWhenDrawn;
    private String unitName = "step";
    private PrintStream out = System.out;
    private boolean inPlace = Stdout.isTerminal();
    private char stroke = stroke(Stdout.charset());
    private DoubleSupplier clock = () -> System.nanoTime() / 1e9;

    /** Sum and number of steps, or the last value and 1. */
    private final Map<String, double[]> values = new LinkedHashMap<>();

    private int seen;
    private double start;
    private double lastUpdate = Double.NEGATIVE_INFINITY;
    private double afterFirstStep = Double.NaN;
    private int shownWidth;

    /** For so many steps, or {@link #UNKNOWN}. */
    public Progbar(int target) {
        this.target = target;
        start = clock.getAsDouble();
    }

    /** Characters of the bar. Default: 20. */
    public Progbar width(int width) {
        if (width < 0) throw new IllegalArgumentException("Progbar: width must be 0 or more, got " + width + ".");
        this.width = width;
        return this;
    }

    /** 0: silent, 1: a bar, 2: a line at the end. Default: 1. */
    public Progbar verbose(int verbose) {
        this.verbose = verbose;
        return this;
    }

    /** The bar is drawn at most once in so many seconds. Default: 0.05. */
    public Progbar interval(double seconds) {
        this.interval = seconds;
        return this;
    }

    /** These are shown as they are; all others as means. */
    public Progbar statefulMetrics(Collection<String> names) {
        if (statelessMetrics != null) throw bothKinds();
        statefulMetrics = Set.copyOf(names);
        return this;
    }

    /** These are shown as means; all others as they are. */
    public Progbar statelessMetrics(Collection<String> names) {
        if (!statefulMetrics.isEmpty()) throw bothKinds();
        statelessMetrics = Set.copyOf(names);
        return this;
    }

    /** All are shown as they are, and are there in every update: their map, costly to read, is left alone unless the bar is drawn. */
    Progbar readWhenDrawn() {
        readWhenDrawn = true;
        return statelessMetrics(Set.of());
    }

    private static IllegalStateException bothKinds() {
        return new IllegalStateException("Progbar: give statefulMetrics or statelessMetrics, not both.");
    }

    /** What a step is called. Default: {@code "step"}. */
    public Progbar unitName(String name) {
        this.unitName = name;
        return this;
    }

    /** Where to print, a line for each update. Default: the standard output, in place if it is a terminal. */
    public Progbar out(PrintStream out) {
        return out(
                out,
                out == System.out && Stdout.isTerminal(),
                out == System.out ? Stdout.charset() : Charset.defaultCharset());
    }

    Progbar out(PrintStream out, boolean inPlace, Charset charset) {
        this.out = out;
        this.inPlace = inPlace;
        this.stroke = stroke(charset);
        return this;
    }

    private static char stroke(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode('━') ? '━' : '=';
    }

    /** Seconds; the loop begins now. */
    Progbar clock(DoubleSupplier clock) {
        this.clock = clock;
        start = clock.getAsDouble();
        return this;
    }

    void target(int target) {
        this.target = target;
    }

    /** So many steps are done, and the last one gave these. The last update, when all are done, ends the line. */
    public void update(int current, Map<String, Double> values) {
        update(current, values, target != UNKNOWN && current >= target);
    }

    /** So many steps more are done. */
    public void add(int steps, Map<String, Double> values) {
        update(seen + steps, values);
    }

    /** {@code last}: ends the line. */
    public void update(int current, Map<String, Double> values, boolean last) {
        double now = clock.getAsDouble();
        boolean drawn = last || verbose != 1 || now - lastUpdate >= interval;
        if (drawn || !readWhenDrawn) keep(current, values, last);
        seen = current;
        double step = stepSeconds(current, now);
        if (!drawn) return;
        if (verbose == 1) draw(current, now, step, last);
        else if (verbose == 2 && last && target > 0) summarise(current, now, step);
        lastUpdate = now;
    }

    private void keep(int current, Map<String, Double> given, boolean last) {
        given.forEach((name, value) -> {
            boolean mean = statelessMetrics == null ? !statefulMetrics.contains(name) : statelessMetrics.contains(name);
            if (!mean || last) {
                values.put(name, new double[] {value, 1});
                return;
            }
            int steps = Math.max(current - seen, 1);
            double[] kept = values.computeIfAbsent(name, n -> new double[2]);
            kept[0] += value * steps;
            kept[1] += steps;
        });
    }

    /** Without the first step, which is slower than the others. */
    private double stepSeconds(int current, double now) {
        if (current == 0) return 0;
        double seconds = !Double.isNaN(afterFirstStep) && current > 1
                ? (now - afterFirstStep) / (current - 1)
                : (now - start) / current;
        if (current == 1) afterFirstStep = now;
        return seconds;
    }

    private void draw(int current, double now, double step, boolean last) {
        StringBuilder bar = new StringBuilder();
        int invisible = 8;
        if (target > 0) {
            bar.append(BOLD).append(counter(current)).append(PLAIN).append(' ');
            invisible += 8;
            int filled = (int) (width * ((double) current / target));
            if (filled > 0) {
                bar.append(GREEN).append(strokes(filled)).append(PLAIN);
                invisible += 9;
            }
            bar.append(WHITE).append(strokes(width - filled)).append(PLAIN);
            invisible += 9;
        } else {
            bar.append(right(current, 7)).append("/Unknown");
        }
        String time = target > 0 && !last ? left(step * (target - current)) : PythonText.fixed(now - start, 0) + "s";
        bar.append(' ').append(BOLD).append(time).append(PLAIN).append(perStep(step));
        values.forEach((name, sum) -> {
            double mean = sum[0] / Math.max(1, sum[1]);
            bar.append(number(name, mean, Math.abs(mean) > 1e-3));
        });
        int shown = bar.length() - invisible;
        String before = inPlace ? "\b".repeat(shownWidth) + "\r" : "\n";
        String after = " ".repeat(Math.max(0, shownWidth - shown)) + (last ? "\n" : "");
        print(before + bar + after);
        shownWidth = shown;
    }

    private void summarise(int current, double now, double step) {
        StringBuilder line = new StringBuilder(counter(current));
        line.append(" - ")
                .append(PythonText.fixed(now - start, 0))
                .append("s -")
                .append(perStep(step));
        // Keras compares the number here, and its size in the bar.
        values.forEach((name, sum) -> {
            double mean = sum[0] / Math.max(1, sum[1]);
            line.append(number(name, mean, mean > 1e-3));
        });
        print(line.append('\n').toString());
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }

    private String counter(int current) {
        String all = String.valueOf(target);
        return right(current, all.length()) + "/" + all;
    }

    private String strokes(int count) {
        return String.valueOf(stroke).repeat(Math.max(0, count));
    }

    private static String right(int number, int width) {
        String text = String.valueOf(number);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String number(String name, double value, boolean fixed) {
        return " - " + name + ": " + (fixed ? PythonText.fixed(value, 4) : PythonText.scientific(value, 4));
    }

    private String perStep(double seconds) {
        String time;
        if (seconds >= 1 || seconds == 0) time = PythonText.fixed(seconds, 0) + "s";
        else if (seconds >= 1e-3) time = PythonText.fixed(seconds * 1e3, 0) + "ms";
        else time = PythonText.fixed(seconds * 1e6, 0) + "us";
        return " " + time + "/" + unitName;
    }

    private static String left(double seconds) {
        long whole = (long) seconds;
        if (seconds > 3600) return whole / 3600 + ":" + two(whole % 3600 / 60) + ":" + two(whole % 60);
        return seconds > 60 ? whole / 60 + ":" + two(whole % 60) : whole + "s";
    }

    private static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}
