package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;

/** {@code y = scale · x + offset}, as {@code keras.layers.Rescaling}: one number each, or one for each feature of the last axis. */
public final class Rescaling extends Layer<Rescaling> {
    /** A number, or a list of them. */
    private static final Codec<List<Double>> NUMBERS = new Codec<>() {
        @Override
        public List<Double> decode(Object plain) {
            List<?> list = plain instanceof List<?> several ? several : List.of(plain);
            return list.stream().map(Codecs.DOUBLE::decode).toList();
        }

        @Override
        public Object encode(List<Double> value) {
            return value.size() == 1 ? value.get(0) : value;
        }
    };

    private final Option<List<Double>> scale = options().required("scale", NUMBERS);
    private final Option<List<Double>> offset = options().option("offset", NUMBERS, 0.0);

    Rescaling() {}

    public Rescaling(double... scale) {
        set(this.scale, Arrays.stream(scale).boxed().toList());
    }

    /** Default: 0. */
    public Rescaling offset(double... offset) {
        return set(this.offset, Arrays.stream(offset).boxed().toList());
    }

    @Override
    protected Tensor call(Tensor x) {
        return add(multiply(x, numbers(scale.get(), x.dtype())), numbers(offset.get(), x.dtype()));
    }

    /** Floats, as TensorFlow makes them of Python's numbers, even for a float64 x. */
    private static Tensor numbers(List<Double> values, DType dtype) {
        double[] array = values.stream().mapToDouble(d -> d.floatValue()).toArray();
        NDArray numbers = array.length == 1 ? NDArray.scalar(array[0]) : NDArray.of(array);
        return constant(numbers.astype(dtype));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
