package dev.tsuno.layers;

import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a layer has made and tracked: weights, states that are not trained, and layers. A build that fails takes back what it added. */
final class LayerWeights {
    private final List<Weight> weights = new ArrayList<>();
    private final List<Weight> states = new ArrayList<>();
    private final List<Layer<?>> layers = new ArrayList<>();
    private int[] before = {0, 0, 0};

    void addWeight(Weight weight) {
        weights.add(weight);
    }

    void addState(Weight state) {
        states.add(state);
    }

    void track(Layer<?> layer) {
        layers.add(layer);
    }

    void trainable(boolean trainable) {
        for (Weight weight : weights) weight.variable().trainable(trainable);
    }

    /** The tracked layers; the list goes along with later ones. */
    List<Layer<?>> layers() {
        return layers;
    }

    /** Its own, the trained ones first, then those of each layer inside; none twice. */
    List<Weight> with(List<Layer<?>> sublayers) {
        Map<Variable, Weight> all = new LinkedHashMap<>();
        for (Weight weight : weights) all.put(weight.variable(), weight);
        for (Weight state : states) all.put(state.variable(), state);
        for (Layer<?> inner : sublayers) for (Weight w : inner.ownWeights()) all.putIfAbsent(w.variable(), w);
        return List.copyOf(all.values());
    }

    /** Marks the point to which {@link #takeBack} goes back. */
    void mark() {
        before = new int[] {weights.size(), states.size(), layers.size()};
    }

    /** Takes back what was added since the mark. */
    void takeBack() {
        List<? extends List<?>> all = List.of(weights, states, layers);
        for (int i = 0; i < before.length; i++)
            all.get(i).subList(before[i], all.get(i).size()).clear();
    }
}
