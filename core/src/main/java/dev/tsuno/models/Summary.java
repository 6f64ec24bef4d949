package dev.tsuno.models;

import dev.tsuno.array.Floatx;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.InputLayer;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.layers.OutputShapes;
import dev.tsuno.models.TextTable.Align;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.OptimizerVariable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keras's table of a model's layers, to the letter as it prints where the output is no terminal. */
final class Summary {
    /** What Keras takes a terminal's width for where there is none. */
    private static final int COLUMNS = 80;

    private final Model model;
    private final SummaryOptions options;
    private final @Nullable LayerGraph graph;
    /** Whether the column of connections is needed: the model is no row of layers. */
    private final boolean connected;

    private final StringBuilder text = new StringBuilder();

    private Summary(Model model, SummaryOptions options) {
        this.model = model;
        this.options = options;
        graph = model.graph();
        connected = graph != null && !graph.isRow();
    }

    static String of(Model model, SummaryOptions options) {
        Summary summary = new Summary(model, options);
        summary.lines(Words.wrapped("Model: \"" + model.name() + "\"", COLUMNS, true));
        summary.table();
        summary.totals();
        return summary.text.toString();
    }

    private void lines(List<String> lines) {
        for (String line : lines) {
            boolean cut = Words.cells(line) > COLUMNS;
            text.append(cut ? Words.prefix(line, COLUMNS) : line).append('\n');
        }
    }

    private void table() {
        List<String> header = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
        List<Align> align = new ArrayList<>(List.of(Align.LEFT, Align.LEFT, Align.RIGHT));
        double[] byDefault = connected ? new double[] {0.3, 0.56, 0.74, 1.0} : new double[] {0.45, 0.80, 1.0};
        double[] given = options.positions;
        List<Double> positions = new ArrayList<>();
        for (double position : given == null || given.length == 0 ? byDefault : given) {
            positions.add(options.showTrainable ? position * 0.90 : position);
        }
        if (connected) {
            header.add("Connected to");
            align.add(Align.LEFT);
        }
        int length = connected ? 108 : 88;
        if (options.showTrainable) {
            positions.add(1.0);
            header.add("Trainable");
            align.add(Align.CENTER);
            length += 12;
        }
        int line = options.lineLength > 0 ? options.lineLength : Math.min(length, COLUMNS - 4);
        TextTable table = new TextTable(header, align, widths(positions, line, header.size()), line);
        List<Layer<?>> layers = graph == null ? model.layers() : graph.operations();
        for (Layer<?> layer : inRange(layers)) rows(table, layer, 0);
        lines(table.end());
    }

    private static int[] widths(List<Double> positions, int line, int columns) {
        if (positions.size() < columns) {
            throw new IllegalArgumentException("summary: the table has " + columns + " columns, positions says "
                    + positions.size() + ". Give one for each.");
        }
        int[] widths = new int[columns];
        int current = 0;
        for (int i = 0; i < positions.size(); i++) {
            int width = (int) (positions.get(i) * line) - current;
            if (width < 4) {
                throw new IllegalArgumentException("summary: a column of " + width + " characters, of a line of " + line
                        + ", is too narrow. Choose a greater line_length or other positions.");
            }
            if (i < columns) widths[i] = width;
            current += width;
        }
        return widths;
    }

    private List<Layer<?>> inRange(List<Layer<?>> layers) {
        if (options.layerRange.isEmpty()) return layers;
        List<Integer> lower = matching(layers, options.layerRange.get(0));
        List<Integer> upper = matching(layers, options.layerRange.get(1));
        int from = lower.get(0);
        int to = upper.get(upper.size() - 1);
        if (from <= to) return layers.subList(from, to + 1);
        return layers.subList(upper.get(0), lower.get(lower.size() - 1) + 1);
    }

    private List<Integer> matching(List<Layer<?>> layers, String name) {
        Pattern pattern = Pattern.compile(name);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (pattern.matcher(layers.get(i).name()).lookingAt()) found.add(i);
        }
        if (!found.isEmpty()) return found;
        throw new IllegalArgumentException("summary: layer_range: no layer of " + model.name() + " has a name like \""
                + name + "\". Layers: "
                + layers.stream().map(Layer::name).collect(Collectors.joining(", ")) + ".");
    }

    private void rows(TextTable table, Layer<?> layer, int depth) {
        String prefix = depth == 0 ? "" : "   ".repeat(depth) + "└ ";
        List<String> cells = new ArrayList<>();
        cells.add(prefix + layer.name() + " (" + layer.typeName() + ")");
        cells.add(shapes(layer));
        boolean built = layer.isBuilt() || layer.isBuiltFromTheStart();
        cells.add(built ? String.format(Locale.ROOT, "%,d", layer.countParams()) : "0 (unbuilt)");
        if (connected) cells.add(connections(layer));
        if (options.showTrainable) {
            boolean weightless = !built || layer.weights().isEmpty();
            cells.add(weightless ? "-" : layer.trainable() ? "Y" : "N");
        }
        table.row(cells);
        if (options.expandNested && layer instanceof Model inner) {
            for (Layer<?> nested : inner.layers()) rows(table, nested, depth + 1);
        }
    }

    /** Those of the last call. */
    private static String shapes(Layer<?> layer) {
        List<LayerCall> calls = layer.calls();
        List<Shape> shapes = List.of();
        if (layer instanceof InputLayer input) shapes = List.of(input.output().shape());
        else if (!calls.isEmpty()) {
            shapes = calls.get(calls.size() - 1).outputs().stream()
                    .map(KerasTensor::shape)
                    .toList();
        } else if (layer.isBuilt()) {
            List<Shape> open = new ArrayList<>();
            for (Shape shape : layer.builtFor()) open.add(shape.withDim(0, Shape.UNKNOWN));
            shapes = OutputShapes.of(layer, open, layer.dtype());
        }
        if (shapes.isEmpty()) return "?";
        if (shapes.size() == 1) return words(shapes.get(0));
        return shapes.stream().map(Summary::words).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String words(Shape shape) {
        return shape.toString().replace(",)", ")");
    }

    private String connections(Layer<?> layer) {
        List<String> all = new ArrayList<>();
        for (LayerCall call : graph == null ? List.<LayerCall>of() : graph.callsOf(layer)) {
            for (KerasTensor tensor : call.connections()) {
                LayerCall source = tensor.source();
                all.add(tensor.name() + "[" + (source == null ? 0 : source.number()) + "][" + tensor.index() + "]");
            }
        }
        return all.isEmpty() ? "-" : String.join(", ", all);
    }

    private void totals() {
        Set<Variable> trained = new HashSet<>(model.trainableWeights());
        List<Variable> fixed = new ArrayList<>(model.weights());
        fixed.removeAll(trained);
        Optimizer optimizer = model.trainedOptimizer();
        // Keras counts the optimizer's own: an int64 counter of steps, its rate, and its moments.
        List<OptimizerVariable> kept = optimizer == null ? List.of() : optimizer.variables();
        long own = kept.stream().mapToLong(v -> v.shape().size()).sum();
        long ownBytes =
                kept.stream().mapToLong(v -> v.shape().size() * bytes(v)).sum();
        line("Total params", count(trained) + count(fixed) + own, bytes(trained) + bytes(fixed) + ownBytes);
        line("Trainable params", count(trained), bytes(trained));
        line("Non-trainable params", count(fixed), bytes(fixed));
        if (optimizer != null) line("Optimizer params", own, ownBytes);
    }

    private static long count(Collection<Variable> variables) {
        return variables.stream().mapToLong(Variable::size).sum();
    }

    private static long bytes(Collection<Variable> variables) {
        return variables.stream()
                .mapToLong(v -> (long) v.size() * v.dtype().bytes())
                .sum();
    }

    /** Keras keeps the learning rate in floatx, whatever the model's type. */
    private static int bytes(OptimizerVariable variable) {
        boolean rate = variable.path().endsWith("learning_rate");
        return (rate ? Floatx.get() : variable.dtype()).bytes();
    }

    private void line(String what, long count, long bytes) {
        text.append(String.format(Locale.ROOT, " %s: %,d (%s)", what, count, size(bytes)))
                .append('\n');
    }

    private static String size(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB", "PB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        // as Python rounds: a half to the even digit
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN) + " " + units[unit];
    }
}
