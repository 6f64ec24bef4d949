package dev.tsuno.data;

import dev.tsuno.array.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers so many elements into samples. */
final class Batch implements Pass<Samples> {
    /** Joins the arrays that stand at one place of the elements, along a new first axis. */
    interface Join {
        NDArray of(NDArray[] arrays, Element first, int place);
    }

    private final Pass<?> from;
    private final String name;
    private final int size;
    private final boolean dropRemainder;
    private final Join join;

    Batch(Pass<?> from, String name, int size, boolean dropRemainder, Join join) {
        this.from = from;
        this.name = name;
        this.size = size;
        this.dropRemainder = dropRemainder;
        this.join = join;
    }

    @Override
    public @Nullable Samples next() {
        List<Element> elements = new ArrayList<>();
        while (elements.size() < size) {
            Object next = from.next();
            if (next == null) break;
            elements.add(element(next));
        }
        return elements.isEmpty() || dropRemainder && elements.size() < size ? null : joined(elements);
    }

    private Element element(Object next) {
        if (next instanceof Element element) return element;
        throw new IllegalArgumentException(name + " expects elements of type Element, got "
                + next.getClass().getSimpleName()
                + (next instanceof Samples
                        ? ": they are batches already. Call unbatch() first."
                        : ". Make them Elements first: map(v -> Element.of(x, y))."));
    }

    private Samples joined(List<Element> elements) {
        Element first = elements.get(0);
        List<List<@Nullable NDArray>> rows = new ArrayList<>();
        for (Element element : elements) {
            if (!element.isLike(first)) {
                throw new IllegalArgumentException(name + ": the elements of a batch need the same arrays, one has "
                        + first.kinds() + ", another " + element.kinds() + ".");
            }
            rows.add(element.arrays());
        }
        List<@Nullable NDArray> joined = new ArrayList<>();
        for (int place = 0; place < rows.get(0).size(); place++) joined.add(joined(rows, first, place));
        int x = first.x().size();
        int y = x + first.y().size();
        return new Samples(
                present(joined.subList(0, x)), present(joined.subList(x, y)), joined.subList(y, joined.size()));
    }

    private @Nullable NDArray joined(List<List<@Nullable NDArray>> rows, Element first, int place) {
        List<NDArray> arrays = new ArrayList<>();
        for (List<@Nullable NDArray> row : rows) {
            NDArray array = row.get(place);
            if (array != null) arrays.add(array);
        }
        if (arrays.isEmpty()) return null;
        if (arrays.size() < rows.size()) {
            throw new IllegalArgumentException(name + ": some elements of a batch have " + first.nameOf(place)
                    + " and some have none. Give all of them one.");
        }
        return join.of(arrays.toArray(new NDArray[0]), first, place);
    }

    private static List<NDArray> present(List<@Nullable NDArray> arrays) {
        List<NDArray> all = new ArrayList<>();
        for (NDArray array : arrays) if (array != null) all.add(array);
        return all;
    }

    /** Arrays of one shape. */
    static NDArray stack(NDArray[] arrays, Element first, int place) {
        for (NDArray array : arrays) {
            if (!array.shape().equals(arrays[0].shape())) {
                throw new IllegalArgumentException("batch: " + first.nameOf(place) + " has shape " + arrays[0].shape()
                        + " in one element and " + array.shape()
                        + " in another. Use paddedBatch, or make them of one shape with map.");
            }
        }
        return NDArray.stack(0, arrays);
    }

    @Override
    public void close() {
        from.close();
    }
}
