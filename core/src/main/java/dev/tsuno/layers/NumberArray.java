package dev.tsuno.layers;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.List;

/** An array in a config: a number, or a list of numbers, or of such lists. */
final class NumberArray implements Codec<NDArray> {
    static final NumberArray CODEC = new NumberArray();

    private NumberArray() {}

    @Override
    public NDArray decode(Object plain) {
        if (!(plain instanceof List<?> list)) return NDArray.scalar(Codecs.DOUBLE.decode(plain));
        if (list.isEmpty()) return NDArray.zeros(0);
        NDArray[] parts = new NDArray[list.size()];
        for (int i = 0; i < parts.length; i++) {
            Object part = list.get(i);
            if (part == null) throw new IllegalArgumentException("expected numbers, got null");
            parts[i] = decode(part);
            if (!parts[i].shape().equals(parts[0].shape()))
                throw new IllegalArgumentException("expected lists of the same length, got " + plain);
        }
        if (parts[0].ndim() > 0) return NDArray.stack(0, parts);
        double[] values = new double[parts.length];
        for (int i = 0; i < values.length; i++) values[i] = parts[i].item();
        return NDArray.wrap(values, Shape.of(values.length));
    }

    @Override
    public Object encode(NDArray value) {
        if (value.ndim() == 0) return value.item();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < value.shape().dim(0); i++) list.add(value.ndim() == 1 ? value.get(i) : encode(value.at(i)));
        return list;
    }
}
