package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.concatenate;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.flip;
import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer that goes through the sequence in both directions (Schuster and Paliwal 1997), as {@code keras.layers.Bidirectional}.
 *
 * <p>As in Keras the layer that is given is only a pattern: the forward layer is a fresh one with its options, the backward layer another
 * with {@code go_backwards} turned round, unless {@link #backwardLayer} says which. With {@code returnSequences} the backward outputs are
 * turned back before they are merged, and both layers give zeros for masked steps.
 *
 * <p>Input {@code (batch, time, features)}; output as the layer's, twice as wide with the merge mode {@code concat}; with null the two
 * outputs by themselves. With {@code returnState} the forward states follow, then the backward ones; initial states come in that order too.
 * Weights: the forward layer's, then the backward layer's.
 */
public final class Bidirectional extends Layer<Bidirectional> implements Stateful {
    private final Option<Layer<?>> layer = options().required("layer", Layers.REGISTRY);
    private final Option<String> mergeMode =
            options().option("merge_mode", Codecs.oneOf("concat", "sum", "mul", "ave"), "concat");
    private final Option<Object> weights = options().option("weights", Codecs.ANY, null);
    private final Option<Layer<?>> backwardLayer = options().option("backward_layer", Layers.REGISTRY, null);

    private @Nullable Layer<?> forward;
    private @Nullable Layer<?> backward;

    Bidirectional() {}

    /** A layer is {@link LSTM}, {@link GRU}, {@link SimpleRNN}, {@link RNN} or another recurrent one. */
    public <R extends Layer<R> & RecurrentLayer<R>> Bidirectional(R layer) {
        set(this.layer, layer);
    }

    /** How the two outputs become one: concat, sum, mul, ave, or null: they stay two. Default: concat. */
    public Bidirectional mergeMode(@Nullable String mergeMode) {
        return set(
                this.mergeMode,
                mergeMode == null
                        ? null
                        : Codecs.oneOf("concat", "sum", "mul", "ave").decode(mergeMode));
    }

    /** The start values of the weights: the forward layer's, then the backward layer's. (Keras 3.15 takes them and never uses them.) */
    public Bidirectional weights(List<NDArray> weights) {
        return set(this.weights, List.copyOf(weights));
    }

    /** The layer for the way back, with its own options; it has {@code goBackwards} where the other hasn't. */
    public <R extends Layer<R> & RecurrentLayer<R>> Bidirectional backwardLayer(R layer) {
        return set(backwardLayer, layer);
    }

    /** The layer of the way there. */
    public Layer<?> forwardLayer() {
        name(); // its turn to be made
        return Objects.requireNonNull(forward);
    }

    /** The layer of the way back. */
    public Layer<?> backwardLayer() {
        name();
        return Objects.requireNonNull(backward);
    }

    /** Keras makes the two layers in the constructor: each draws its seeds, after the pattern has drawn its own. */
    @Override
    protected void drawSeeds() {
        super.drawSeeds();
        if (!layer.isGiven()) return; // one that only tells its options
        Layer<?> pattern = layer.get();
        Layer<?> own = backwardLayer.orNull();
        RnnOptions there = optionsOf(pattern, "layer");
        RnnOptions back = own == null ? there : optionsOf(own, "backward_layer");
        pattern.name();
        if (own != null) own.name();
        Layer<?> first = copy(pattern, "forward_", there.goBackwards.get());
        Layer<?> second = own == null ? copy(pattern, "backward_", true) : own;
        if (there.goBackwards.get() == (own == null || back.goBackwards.get())) {
            throw new IllegalArgumentException(this + ": layer and backward_layer both have go_backwards="
                    + there.goBackwards.get() + ". One must go the other way.");
        }
        same(there.stateful, back.stateful);
        same(there.returnSequences, back.returnSequences);
        same(there.returnState, back.returnState);
        for (Layer<?> each : List.of(first, second)) {
            each.placeIn(this);
            RnnOptions options = optionsOf(each, "layer");
            each.options().set(options.zeroOutputForMask, options.returnSequences.get());
        }
        forward = first;
        backward = second;
    }

    private void same(Option<Boolean> there, Option<Boolean> back) {
        if (there.get().equals(back.get())) return;
        throw new IllegalArgumentException(this + ": layer has " + there.key() + "=" + there.get()
                + ", backward_layer has " + back.get() + ". Set both alike.");
    }

    private RnnOptions optionsOf(Layer<?> layer, String key) {
        if (layer instanceof RecurrentLayer<?> recurrent) return recurrent.recurrence().options;
        throw new IllegalArgumentException(
                this + ": " + key + " is " + layer + ". Expected a recurrent layer, as LSTM or RNN.");
    }

    /** A fresh layer of the same config, which draws its seeds now. */
    private Layer<?> copy(Layer<?> pattern, String prefix, boolean goBackwards) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(pattern.getConfig());
        String name = pattern.name();
        config.put("name", prefix + (name.startsWith(prefix) ? name.substring(prefix.length()) : name));
        config.put("go_backwards", goBackwards);
        try {
            Layer<?> copy = Layers.fromConfig(pattern.className(), config);
            copy.name();
            return copy;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    this + " can't copy its layer: " + e.getMessage()
                            + " A layer or cell of your own is registered first: Layers.REGISTRY.register(\"Name\", Name::new).",
                    e);
        }
    }

    /** As Keras writes it: the two layers as they are, and no weights. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Layer<?> first = forwardLayer();
        Map<String, @Nullable Object> config = super.getConfig();
        config.put("layer", Layers.REGISTRY.encode(first));
        config.put("backward_layer", Layers.REGISTRY.encode(backwardLayer()));
        config.remove("weights");
        return config;
    }

    @Override
    protected void build(Shape input) {
        forwardLayer().ensureBuilt(List.of(input));
        backwardLayer().ensureBuilt(List.of(input));
        if (weights.orNull() instanceof List<?> given) {
            setWeights(given.stream().map(NDArray.class::cast).toList());
        }
    }

    private boolean returnsSequences() {
        return optionsOf(forwardLayer(), "layer").returnSequences.get();
    }

    @Override
    protected List<Tensor> call(Call call) {
        List<Tensor> states = call.initialState();
        if (states.size() % 2 != 0) {
            throw new IllegalArgumentException(this + " got " + states.size()
                    + " initial states. Expected those of the forward layer, then as many of the backward layer.");
        }
        int half = states.size() / 2;
        List<Tensor> there = forwardLayer()
                .apply(call.withInitialState(states.subList(0, half)))
                .tensors();
        List<Tensor> back = backwardLayer()
                .apply(call.withInitialState(states.subList(half, 2 * half)))
                .tensors();
        Tensor y = there.get(0);
        Tensor reversed = returnsSequences() ? flip(back.get(0), 1) : back.get(0);
        List<Tensor> outputs = new ArrayList<>(merge(y, reversed));
        outputs.addAll(there.subList(1, there.size()));
        outputs.addAll(back.subList(1, back.size()));
        return outputs;
    }

    private List<Tensor> merge(Tensor y, Tensor reversed) {
        String mode = mergeMode.orNull();
        if (mode == null) return List.of(y, reversed);
        return List.of(
                switch (mode) {
                    case "sum" -> add(y, reversed);
                    case "mul" -> multiply(y, reversed);
                    case "ave" -> divide(add(y, reversed), 2);
                    default -> concatenate(List.of(y, reversed), -1);
                });
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    /** Two outputs have the mask both. */
    @Override
    protected Outputs outputs(Call call) {
        List<Tensor> outputs = call(call);
        List<@Nullable Tensor> masks = new ArrayList<>();
        int masked = !returnsSequences() ? 0 : mergeMode.orNull() == null ? 2 : 1;
        for (int i = 0; i < outputs.size(); i++) masks.add(i < masked ? call.mask() : null);
        return new Outputs(outputs, masks);
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return List.of(forwardLayer(), backwardLayer());
    }

    @Override
    public boolean isStateful() {
        return ((Stateful) forwardLayer()).isStateful();
    }

    @Override
    public void resetState() {
        ((Stateful) forwardLayer()).resetState();
        ((Stateful) backwardLayer()).resetState();
    }
}
