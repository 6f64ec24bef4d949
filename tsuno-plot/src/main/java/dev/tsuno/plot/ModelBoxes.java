package dev.tsuno.plot;

import dev.tsuno.array.Shape;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.InputLayer;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.LayerCall;
import dev.tsuno.layers.OutputShapes;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The boxes and arrows of a model's diagram. */
final class ModelBoxes {
    /** A layer's box, and those through which arrows come into it and go out of it. */
    private record Place(Box box, List<Box> entries, List<Box> exits) {}

    /** Two boxes that are joined already. */
    private record Pair(Box begin, Box end) {}

    private final ModelDiagram options;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<Layer<?>, Place> places = new HashMap<>();
    private final Set<Pair> joined = new LinkedHashSet<>();

    private ModelBoxes(ModelDiagram options, Model model) {
        this.options = options;
        boolean whole = !(model instanceof Sequential) && model.inputs().isEmpty();
        for (Layer<?> layer : whole ? List.<Layer<?>>of(model) : model.operations()) {
            Place place = place(layer, whole);
            places.put(layer, place);
            boxes.add(place.box);
        }
        if (whole) return;
        if (model instanceof Sequential) {
            List<Layer<?>> layers = model.layers();
            for (int i = 1; i < layers.size(); i++) join(layers.get(i - 1), 0, layers.get(i), 0);
        }
        for (LayerCall call : model.layerCalls()) {
            List<KerasTensor> needs = call.connections();
            for (int i = 0; i < needs.size(); i++)
                join(sourceOf(needs.get(i)), needs.get(i).index(), call.layer(), i);
        }
    }

    /** A frame without a label of its own: the whole diagram. */
    static Box of(ModelDiagram options, Model model) {
        ModelBoxes made = new ModelBoxes(options, model);
        Box all = new Box(new Label(Label.Kind.MODEL, model.name(), ""), made.boxes, made.links);
        double[] size = LayeredLayout.place(made.boxes, made.links, options.leftToRight, false);
        all.width = size[0];
        all.height = size[1];
        return all;
    }

    private static Layer<?> sourceOf(KerasTensor tensor) {
        LayerCall source = tensor.source();
        if (source != null) return source.layer();
        if (tensor instanceof Input input) return input.layer();
        throw new IllegalArgumentException(tensor + " comes from nowhere.");
    }

    private void join(Layer<?> from, int output, Layer<?> to, int input) {
        Place begin = places.get(from);
        Place end = places.get(to);
        if (begin == null || end == null) return; // outside of this model
        Box exit = begin.exits.get(Math.min(output, begin.exits.size() - 1));
        Box entry = end.entries.get(Math.min(input, end.entries.size() - 1));
        if (joined.add(new Pair(exit, entry))) links.add(new Link(begin.box, exit, end.box, entry));
    }

    private Place place(Layer<?> layer, boolean whole) {
        if (options.expandNested
                && !whole
                && layer instanceof Model inner
                && !inner.layers().isEmpty()) {
            if (inner instanceof Sequential || !inner.inputs().isEmpty()) return frame(inner);
        }
        Box box = new Box(label(layer));
        return new Place(box, List.of(box), List.of(box));
    }

    private Place frame(Model inner) {
        ModelBoxes made = new ModelBoxes(options, inner);
        Label label = new Label(Label.Kind.MODEL, inner.name(), "(" + inner.className() + ")");
        Box frame = new Box(label, made.boxes, made.links);
        double[] size = LayeredLayout.place(made.boxes, made.links, options.leftToRight, true);
        double top = label.height() + Box.FRAME_PAD / 4;
        frame.width = Math.max(size[0] + 2 * Box.FRAME_PAD, label.width());
        frame.height = top + size[1] + Box.FRAME_PAD;
        double left = (frame.width - size[0]) / 2;
        for (Box box : made.boxes) box.move(left, top);
        for (Link link : made.links) link.move(left, top);
        List<Box> entries = new ArrayList<>();
        List<Box> exits = new ArrayList<>();
        if (inner instanceof Sequential) { // whose input layer isn't shown
            List<Layer<?>> layers = inner.layers();
            entries.addAll(made.place(layers.get(0)).entries);
            exits.addAll(made.place(layers.get(layers.size() - 1)).exits);
            return new Place(frame, entries, exits);
        }
        for (KerasTensor input : inner.inputs()) entries.addAll(made.place(sourceOf(input)).entries);
        for (KerasTensor output : inner.outputs()) {
            List<Box> all = made.place(sourceOf(output)).exits;
            exits.add(all.get(Math.min(output.index(), all.size() - 1)));
        }
        return new Place(frame, entries, exits);
    }

    private Place place(Layer<?> layer) {
        Place place = places.get(layer);
        if (place == null) throw new IllegalStateException(layer + " has no box");
        return place;
    }

    // What stands in a box

    private Label label(Layer<?> layer) {
        String type = layer.typeName();
        Label.Kind kind = layer instanceof InputLayer
                ? Label.Kind.INPUT
                : layer instanceof Model ? Label.Kind.MODEL : Label.Kind.LAYER;
        Label label =
                options.showLayerNames ? new Label(kind, layer.name(), "(" + type + ")") : new Label(kind, type, "");
        if (options.showLayerActivations && hasActivation(layer)) label.line().cell("Activation:", activation(layer));
        boolean tellsTrainable = options.showTrainable && !layer.weights().isEmpty();
        if (options.showShapes || options.showDtype || tellsTrainable) label.line();
        if (options.showShapes) {
            if (!(layer instanceof InputLayer)) label.cell("Input shape:", words(inputs(layer)));
            label.cell("Output shape:", words(outputs(layer)));
        }
        if (options.showDtype) label.cell("Output dtype:", dtype(layer));
        if (tellsTrainable) label.trained(layer.trainable());
        return label;
    }

    private static boolean hasActivation(Layer<?> layer) {
        return layer.options().all().stream().anyMatch(option -> option.key().equals("activation"));
    }

    private static String activation(Layer<?> layer) {
        try {
            return String.valueOf(layer.getConfig().get("activation"));
        } catch (IllegalStateException e) {
            return "a function"; // that has no name
        }
    }

    /** Of the first call. */
    private static List<Shape> inputs(Layer<?> layer) {
        if (layer.calls().isEmpty()) return layer.isBuilt() ? layer.builtFor() : List.of();
        return layer.calls().get(0).needs().stream().map(KerasTensor::shape).toList();
    }

    private static List<Shape> outputs(Layer<?> layer) {
        if (layer instanceof InputLayer input) return List.of(input.output().shape());
        if (!layer.calls().isEmpty()) {
            return layer.calls().get(0).outputs().stream()
                    .map(KerasTensor::shape)
                    .toList();
        }
        return layer.isBuilt() ? OutputShapes.of(layer, layer.builtFor(), layer.dtype()) : List.of();
    }

    private static String words(List<Shape> shapes) {
        if (shapes.isEmpty()) return "?";
        return shapes.size() == 1 ? shapes.get(0).toString() : shapes.toString();
    }

    private static String dtype(Layer<?> layer) {
        if (layer instanceof InputLayer input) return input.output().dtype().label();
        return layer.calls().isEmpty()
                ? layer.dtype().label()
                : layer.calls().get(0).outputs().get(0).dtype().label();
    }
}
