package dev.tsuno.notebook;

import dev.tsuno.callbacks.History;
import dev.tsuno.plot.Figure;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a training gave: its losses as a figure, all its numbers as a table. */
final class HistoryView {
    private HistoryView() {}

    /** The losses over the epochs, counted from 1, on a logarithmic axis if they span more than two powers of ten. */
    static Figure figure(History history) {
        Figure figure = new Figure().xlabel("epoch").grid(true);
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (Map.Entry<String, List<Double>> entry : history.history().entrySet()) {
            String name = entry.getKey();
            if (!name.endsWith("loss")) continue;
            double[] values =
                    entry.getValue().stream().mapToDouble(HistoryView::drawable).toArray();
            double[] epochs = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                epochs[i] = i + 1;
                least = Math.min(least, Double.isNaN(values[i]) ? least : values[i]);
                greatest = Math.max(greatest, Double.isNaN(values[i]) ? greatest : values[i]);
            }
            figure.plot(epochs, values, s -> s.label(name + ": " + last(entry.getValue())));
        }
        if (least > 0 && greatest >= 100 * least) figure.yscale("log");
        return figure.legend();
    }

    /** A line of the figure has gaps, but no end at infinity. */
    private static double drawable(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** For each name the first, the last and the least value. */
    static String table(History history) {
        Map<String, List<Double>> all = history.history();
        int epochs = all.values().stream().mapToInt(List::size).max().orElse(0);
        StringBuilder text = new StringBuilder("History of " + epochs + (epochs == 1 ? " epoch" : " epochs"));
        int width = all.keySet().stream().mapToInt(String::length).max().orElse(0);
        if (epochs > 0) text.append(row(width, "", "first", "last", "least"));
        all.forEach((name, values) ->
                text.append(row(width, name, number(values.get(0)), last(values), number(Collections.min(values)))));
        return text.toString();
    }

    private static String row(int width, String name, String first, String last, String least) {
        return "\n" + name + " ".repeat(width - name.length())
                + String.format(Locale.ROOT, "%12s%12s%12s", first, last, least);
    }

    private static String last(List<Double> values) {
        return number(values.get(values.size() - 1));
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) return String.valueOf(value);
        boolean plain = value == 0 || Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5;
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.4e", value);
    }
}
