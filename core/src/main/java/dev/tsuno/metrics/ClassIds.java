package dev.tsuno.metrics;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.ArrayList;
import java.util.List;

/** Numbers of classes in a config. */
final class ClassIds {
    static final Codec<int[]> CODEC = new Codec<>() {
        @Override
        public int[] decode(Object plain) {
            if (!(plain instanceof List<?> list)) throw new IllegalArgumentException("expected a list, got " + plain);
            int[] ids = new int[list.size()];
            for (int i = 0; i < ids.length; i++) ids[i] = Codecs.INT.decode(list.get(i));
            return ids;
        }

        @Override
        public Object encode(int[] value) {
            List<Object> list = new ArrayList<>();
            for (int id : value) list.add(id);
            return list;
        }
    };

    private ClassIds() {}
}
