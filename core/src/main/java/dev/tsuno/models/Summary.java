package dev.tsuno.models;

import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.OptimizerVariable;
import java.util.List;
import java.util.Locale;

/** Keras's table of a model's layers, as it prints where the output is no terminal. */
final class Summary {
    private static final int[] WIDTHS = {31, 22, 13};

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    static String of(Model model) {
        Summary summary = new Summary();
        summary.text.append("Model: \"").append(model.name()).append("\"\n");
        summary.rule("┏", "━", "┳", "┓");
        summary.row("┃", "Layer (type)", "Output Shape", "Param #");
        summary.rule("┡", "━", "╇", "┩");
        List<Layer<?>> layers = model.layers();
        for (int i = 0; i < layers.size(); i++) {
            if (i > 0) summary.rule("├", "─", "┼", "┤");
            Layer<?> layer = layers.get(i);
            String shape = shape(model, i);
            summary.row(
                    "│", layer.name() + " (" + layer.className() + ")", shape, "%,d".formatted(layer.countParams()));
        }
        summary.rule("└", "─", "┴", "┘");
        summary.totals(model);
        return summary.text.toString();
    }

    private static String shape(Model model, int i) {
        if (model instanceof Sequential sequential)
            return sequential.layerShapes().get(i).toString();
        List<LayerCall> calls = model.layers().get(i).calls();
        return calls.isEmpty() ? "?" : calls.get(0).outputs().get(0).shape().toString();
    }

    private void totals(Model model) {
        long all = model.countParams();
        long trainable =
                model.trainableWeights().stream().mapToLong(Variable::size).sum();
        int bytes = model.floatType().bytes();
        Optimizer optimizer = model.trainedOptimizer();
        // Keras counts the optimizer's own: an int64 counter of steps, its rate, and its moments.
        List<OptimizerVariable> kept = optimizer == null ? List.of() : optimizer.variables();
        long own = kept.stream().mapToLong(v -> v.shape().size()).sum();
        long ownBytes = kept.stream()
                .mapToLong(v -> v.shape().size() * v.dtype().bytes())
                .sum();
        line("Total params", all + own, all * bytes + ownBytes);
        line("Trainable params", trainable, trainable * bytes);
        line("Non-trainable params", all - trainable, (all - trainable) * bytes);
        if (optimizer != null) line("Optimizer params", own, ownBytes);
    }

    private void line(String what, long count, long bytes) {
        text.append(String.format(Locale.ROOT, " %s: %,d (%s)%n", what, count, size(bytes))
                .replace(System.lineSeparator(), "\n"));
    }

    private static String size(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", value, units[unit]);
    }

    private void rule(String left, String line, String cross, String right) {
        text.append(left);
        for (int i = 0; i < WIDTHS.length; i++) {
            text.append(line.repeat(WIDTHS[i] + 2)).append(i < WIDTHS.length - 1 ? cross : right);
        }
        text.append('\n');
    }

    private void row(String bar, String first, String second, String third) {
        text.append(bar).append(' ').append(left(first, WIDTHS[0])).append(' ');
        text.append(bar).append(' ').append(left(second, WIDTHS[1])).append(' ');
        text.append(bar)
                .append(' ')
                .append(" ".repeat(Math.max(0, WIDTHS[2] - third.length())))
                .append(third);
        text.append(' ').append(bar).append('\n');
    }

    private static String left(String words, int width) {
        if (words.length() > width) return words.substring(0, width - 1) + "…";
        return words + " ".repeat(width - words.length());
    }
}
