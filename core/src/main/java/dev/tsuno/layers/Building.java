package dev.tsuno.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The build of a layer that is under way on this thread. If it fails, the layers that it built inside are as unbuilt as before, and the layer too. */
final class Building {
    private static final ThreadLocal<@Nullable Building> CURRENT = new ThreadLocal<>();

    private final List<Layer<?>> built = new ArrayList<>();

    private Building() {}

    static void of(Layer<?> layer, Runnable build) {
        Building outer = CURRENT.get();
        Building own = new Building();
        CURRENT.set(own);
        boolean done = false;
        try {
            build.run();
            done = true;
        } finally {
            if (outer == null) CURRENT.remove();
            else CURRENT.set(outer);
            own.built.add(layer);
            if (!done) own.built.forEach(Layer::unbuild);
            else if (outer != null) outer.built.addAll(own.built);
        }
    }
}
