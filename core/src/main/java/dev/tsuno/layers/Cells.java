package dev.tsuno.layers;

import dev.tsuno.config.Codec;
import java.util.List;

/** Cells as values of options: a config of one, or, as Keras takes it, a list of them that are stacked. */
final class Cells {
    static final Codec<Layer<?>> ONE = new Codec<>() {
        @Override
        public Layer<?> decode(Object plain) {
            if (plain instanceof List<?>) return new StackedRNNCells(MANY.decode(plain));
            return checked(Layers.REGISTRY.decode(plain));
        }

        @Override
        public Object encode(Layer<?> cell) {
            return Layers.REGISTRY.encode(cell);
        }
    };

    static final Codec<List<Layer<?>>> MANY = new Codec<>() {
        @Override
        public List<Layer<?>> decode(Object plain) {
            if (!(plain instanceof List<?> list) || list.isEmpty()) {
                throw new IllegalArgumentException("expected a list of cells, got " + plain);
            }
            return list.stream().<Layer<?>>map(ONE::decode).toList();
        }

        @Override
        public Object encode(List<Layer<?>> cells) {
            return cells.stream().map(ONE::encode).toList();
        }
    };

    private Cells() {}

    /** @throws IllegalArgumentException if the layer is no cell */
    static Layer<?> checked(Layer<?> layer) {
        if (layer instanceof Cell) return layer;
        throw new IllegalArgumentException(
                layer + " is not a cell: it says no step. Take a cell, as LSTMCell, or implement Cell.");
    }
}
