package dev.tsuno.layers;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function as a layer, {@code new Lambda(x -> Ops.square(x))}, as {@code keras.layers.Lambda}. It has no weights, and no config: a model
 * with it can't be saved. A layer of your own that extends {@link Layer} can.
 */
public final class Lambda extends Layer<Lambda> {
    private static final String NOT_SAVED =
            "a function can't be written to a config or read from one. Write a layer of your own that extends Layer,"
                    + " and register it in Layers.REGISTRY.";

    private static final Codec<Object> FUNCTION = new Codec<>() {
        @Override
        public Object decode(Object plain) {
            throw new IllegalArgumentException(NOT_SAVED);
        }

        @Override
        public Object encode(Object value) {
            throw new UnsupportedOperationException(NOT_SAVED);
        }
    };

    private final Option<Object> option = options().required("function", FUNCTION);
    private @Nullable Function<List<Tensor>, Tensor> function;
    private @Nullable Function<Call, @Nullable Tensor> mask;

    Lambda() {
        options().notYet("output_shape", null); // it follows from the function
        options().notYet("mask", null);
        options().notYet("arguments", null); // they are part of a Java lambda
    }

    public Lambda(UnaryOperator<Tensor> function) {
        this();
        this.function = xs -> function.apply(xs.get(0));
    }

    /** A function of several inputs. */
    public static Lambda ofList(Function<List<Tensor>, Tensor> function) {
        Lambda lambda = new Lambda();
        lambda.function = function;
        return lambda;
    }

    /** The mask of the output, for the layers behind; without one masks end here. */
    public Lambda mask(Function<Call, @Nullable Tensor> mask) {
        this.mask = mask;
        return this;
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        throw new UnsupportedOperationException(this + ": " + option.key() + ": " + NOT_SAVED);
    }

    @Override
    protected List<Tensor> call(Call call) {
        return List.of(Objects.requireNonNull(function, NOT_SAVED).apply(call.inputs()));
    }

    @Override
    protected boolean supportsMasking() {
        return mask != null;
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return mask == null ? null : mask.apply(call);
    }
}
