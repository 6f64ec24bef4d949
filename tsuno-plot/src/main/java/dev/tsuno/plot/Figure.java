package dev.tsuno.plot;

import dev.tsuno.array.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A figure of one pair of axes, made with matplotlib's words and looking as matplotlib's figures do.
 *
 * <pre>{@code
 * new Figure()
 *     .plot(x, y, s -> s.label("$\\exp\\left(-\\frac{x}{\\tau}\\right) \\cos x$"))
 *     .plot(x, forecast, s -> s.label("LSTM result").lineStyle("--"))
 *     .grid(true)
 *     .legend()
 *     .save(Path.of("forecast.svg"));
 * }</pre>
 *
 * <p>Every text may hold TeX formulas between dollars. A NaN is a gap in a line. Numbers are copied when they are
 * given, so that arrays may be used again. A figure is not safe for use by several threads at once.
 */
public final class Figure {
    private final List<Artist> artists = new ArrayList<>();
    private int lines;
    private int fills;

    int width = 640;
    int height = 480;
    String title = "";
    String xlabel = "";
    String ylabel = "";
    Scale xscale = Scale.LINEAR;
    Scale yscale = Scale.LINEAR;
    double @Nullable [] xlim;
    double @Nullable [] ylim;
    boolean grid;

    @Nullable
    Place legend;

    /** An empty figure of 640 × 480 pixels. */
    public Figure() {}

    /** A line through {@code y} over 0, 1, 2, … */
    public Figure plot(double[] y) {
        return plot(y, style -> {});
    }

    /** A line through {@code y} over 0, 1, 2, … */
    public Figure plot(double[] y, Consumer<Style> options) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return line("plot", x, y.clone(), options(options));
    }

    /** A line through the points {@code (x[i], y[i])}. */
    public Figure plot(double[] x, double[] y) {
        return plot(x, y, style -> {});
    }

    /** A line through the points {@code (x[i], y[i])}. */
    public Figure plot(double[] x, double[] y, Consumer<Style> options) {
        return line("plot", x.clone(), y.clone(), options(options));
    }

    /** A line through the elements of {@code y} over those of {@code x}, both in one row. */
    public Figure plot(NDArray x, NDArray y) {
        return plot(x.toDoubleArray(), y.toDoubleArray());
    }

    /** A line through the elements of {@code y} over those of {@code x}, both in one row. */
    public Figure plot(NDArray x, NDArray y, Consumer<Style> options) {
        return plot(x.toDoubleArray(), y.toDoubleArray(), options);
    }

    /** A line through {@code y} over 0, 1, 2, …, such as a loss of the {@link dev.tsuno.callbacks.History}. */
    public Figure plot(List<Double> y) {
        return plot(y, style -> {});
    }

    /** A line through {@code y} over 0, 1, 2, …, such as a loss of the {@link dev.tsuno.callbacks.History}. */
    public Figure plot(List<Double> y, Consumer<Style> options) {
        return plot(y.stream().mapToDouble(Double::doubleValue).toArray(), options);
    }

    /** The points {@code (x[i], y[i])} without a line. */
    public Figure scatter(double[] x, double[] y) {
        return scatter(x, y, style -> {});
    }

    /** The points {@code (x[i], y[i])} without a line. */
    public Figure scatter(double[] x, double[] y, Consumer<Style> options) {
        return line(
                "scatter",
                x.clone(),
                y.clone(),
                options(s -> options.accept(s.marker("o").lineStyle("none"))));
    }

    /** The area between two lines over the same {@code x}; mostly wanted with {@code alpha(0.2)}. */
    public Figure fillBetween(double[] x, double[] lower, double[] upper) {
        return fillBetween(x, lower, upper, style -> {});
    }

    /** The area between two lines over the same {@code x}; mostly wanted with {@code alpha(0.2)}. */
    public Figure fillBetween(double[] x, double[] lower, double[] upper, Consumer<Style> options) {
        Style style = options(options);
        Series series = new Series("fillBetween", style.label, artists.size());
        series.sameLength("x", x, "lower", lower);
        series.sameLength("x", x, "upper", upper);
        series.finite("x", x);
        series.finite("lower", lower);
        series.finite("upper", upper);
        if (style.color == null) {
            style.color = Colors.cycle(fills++);
        }
        artists.add(new Band(x.clone(), lower.clone(), upper.clone(), style));
        return this;
    }

    /** A line across the figure at {@code y}. */
    public Figure axhline(double y) {
        return axhline(y, style -> {});
    }

    /** A line across the figure at {@code y}. */
    public Figure axhline(double y, Consumer<Style> options) {
        Style style = options(options);
        new Series("axhline", style.label, artists.size()).finite("y", new double[] {y});
        artists.add(new HorizontalLine(y, style));
        return this;
    }

    private Figure line(String call, double[] x, double[] y, Style style) {
        Series series = new Series(call, style.label, artists.size());
        series.sameLength("x", x, "y", y);
        series.finite("x", x);
        series.finite("y", y);
        if (style.color == null) {
            style.color = Colors.cycle(call.equals("scatter") ? fills++ : lines++);
        }
        artists.add(new Line(x, y, style));
        return this;
    }

    private static Style options(Consumer<Style> options) {
        Style style = new Style();
        options.accept(style);
        return style;
    }

    /** Whether lines of the ticks' values run across the figure. */
    public Figure grid(boolean visible) {
        this.grid = visible;
        return this;
    }

    /** A box with the labels, where it hides the least. */
    public Figure legend() {
        return legend("best");
    }

    /** A box with the labels at {@code "best"}, {@code "upper right"}, {@code "center left"}, {@code "lower center"} … */
    public Figure legend(String place) {
        this.legend = Place.of(place);
        return this;
    }

    /** The text above. */
    public Figure title(String title) {
        this.title = title;
        return this;
    }

    /** The text below the x axis. */
    public Figure xlabel(String label) {
        this.xlabel = label;
        return this;
    }

    /** The text beside the y axis. */
    public Figure ylabel(String label) {
        this.ylabel = label;
        return this;
    }

    /** {@code "linear"} or {@code "log"}. */
    public Figure xscale(String scale) {
        this.xscale = Scale.of(scale);
        return this;
    }

    /** {@code "linear"} or {@code "log"}. */
    public Figure yscale(String scale) {
        this.yscale = Scale.of(scale);
        return this;
    }

    /** The values at the left and the right end, instead of those that show everything. */
    public Figure xlim(double left, double right) {
        this.xlim = limits("xlim", left, right);
        return this;
    }

    /** The values at the bottom and the top, instead of those that show everything. */
    public Figure ylim(double bottom, double top) {
        this.ylim = limits("ylim", bottom, top);
        return this;
    }

    private static double[] limits(String name, double from, double to) {
        boolean inside = Math.abs(from) <= 1e300 && Math.abs(to) <= 1e300;
        if (!inside || from == to) {
            throw new IllegalArgumentException(
                    name + " takes two different values from -1e300 to 1e300, got " + from + " and " + to + ".");
        }
        return new double[] {from, to};
    }

    /** The picture's width and height in pixels, 640 × 480 by default. */
    public Figure size(int width, int height) {
        if (width < 1 || height < 1 || width > 20_000 || height > 20_000) {
            throw new IllegalArgumentException(
                    "size takes from 1 to 20000 pixels each way, got " + width + " x " + height + ".");
        }
        this.width = width;
        this.height = height;
        return this;
    }

    /** What is drawn, bands below lines. */
    List<Artist> artists() {
        List<Artist> ordered =
                new ArrayList<>(artists.stream().filter(a -> a instanceof Band).toList());
        artists.stream().filter(a -> !(a instanceof Band)).forEach(ordered::add);
        return ordered;
    }

    /** In the order in which they were added, as a legend lists them. */
    List<Artist> artistsAsAdded() {
        return List.copyOf(artists);
    }

    /** An SVG document of outlines alone, which looks the same wherever it is shown and may stand inside of HTML. */
    public String toSvg() {
        return Svg.of(this);
    }

    /** A PNG file's bytes; {@code scale} is the number of its pixels for one of the figure's, 2 for a sharp screen. */
    public byte[] toPng(double scale) {
        return Png.of(this, scale);
    }

    /** Writes an SVG file. */
    public void saveSvg(Path file) throws IOException {
        AtomicFile.write(file, toSvg().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Writes a PNG file of the figure's own size. */
    public void savePng(Path file) throws IOException {
        savePng(file, 1);
    }

    /** Writes a PNG file {@code scale} times the figure's size. */
    public void savePng(Path file, double scale) throws IOException {
        AtomicFile.write(file, toPng(scale));
    }

    /** Writes an SVG or a PNG file, by the ending of its name. */
    public void save(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            saveSvg(file);
        } else if (name.endsWith(".png")) {
            savePng(file);
        } else {
            throw new IllegalArgumentException(
                    "A figure is saved as .svg or .png, got the file name \"" + file + "\".");
        }
    }

    /** Names the figure's size and what it shows. */
    @Override
    public String toString() {
        return "Figure(" + width + " x " + height + ", " + artists.size() + " series)";
    }
}
