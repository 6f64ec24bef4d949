package dev.tsuno.ops;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.LoadedKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the body of a scan once a step: copies the step's inputs in, runs, copies outputs and states out. */
final class ScanKernel implements Kernel {
    private final int time;
    private final boolean reverse;
    private final LoadedKernel body;
    private final Copy[] begin;
    private final Copy[] before;
    private final Copy[] after;
    private final Copy[] end;

    private ScanKernel(
            int time,
            boolean reverse,
            LoadedKernel body,
            List<Copy> begin,
            List<Copy> before,
            List<Copy> after,
            List<Copy> end) {
        this.time = time;
        this.reverse = reverse;
        this.body = body;
        this.begin = begin.toArray(new Copy[0]);
        this.before = before.toArray(new Copy[0]);
        this.after = after.toArray(new Copy[0]);
        this.end = end.toArray(new Copy[0]);
    }

    /** A block that moves with the step on one side or the other, or on neither. */
    private record Copy(Buffer from, int fromStep, Buffer to, int toStep, int size) {
        void run(int t) {
            System.arraycopy(from.array(), t * fromStep, to.array(), t * toStep, size);
        }
    }

    @Override
    public void run() {
        for (Copy copy : begin) copy.run(0);
        body.load();
        for (int i = 0; i < time; i++) {
            int t = reverse ? time - 1 - i : i;
            for (Copy copy : before) copy.run(t);
            body.runLoaded();
            for (Copy copy : after) copy.run(t);
        }
        for (Copy copy : end) copy.run(0);
    }

    static Kernel bind(ScanBody body, int time, boolean reverse, Binding b) {
        int nx = body.inputs().size();
        int ns = body.states().size();
        int ny = body.outputs().size();
        Set<Integer> live = liveStates(body, b);
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < ny; i++)
            if (b.output(i) != null) results.add(body.outputs().get(i));
        for (int i = 0; i < body.products().size(); i++)
            if (b.output(ny + 2 * ns + i) != null) results.add(body.products().get(i));
        // A next state is a copy of its own: it may be another state's old value, which the step's end overwrites.
        Map<Integer, Tensor> next = new HashMap<>();
        for (int i : live) {
            Tensor state = body.nextStates().get(i);
            next.put(i, isLeaf(state) ? Ops.copy(state) : state);
            results.add(next.get(i));
        }
        Map<Tensor, Buffer> given = new HashMap<>();
        for (int i = 0; i < body.captures().size(); i++)
            given.put(body.captures().get(i), b.input(nx + ns + i));
        for (Tensor source : body.sources()) {
            given.put(source, Buffer.allocate(b.input(0).dtype(), Math.max(1, Ops.size(source.dims()))));
        }
        Graph graph = Graph.of(results, List.of(), List.copyOf(given.keySet()));
        Binding.Body compiled = b.compile(graph, given, Set.copyOf(body.captures()));

        List<Copy> begin = new ArrayList<>();
        List<Copy> before = new ArrayList<>();
        List<Copy> after = new ArrayList<>();
        List<Copy> end = new ArrayList<>();
        for (int i = 0; i < nx; i++) {
            int size = Ops.size(body.inputs().get(i).dims());
            before.add(new Copy(b.input(i), size, compiled.buffer(body.inputs().get(i)), 0, size));
        }
        for (int i = 0; i < ny; i++) {
            Buffer whole = b.output(i);
            int size = Ops.size(body.outputs().get(i).dims());
            if (whole != null) after.add(new Copy(compiled.buffer(body.outputs().get(i)), 0, whole, size, size));
        }
        for (int i = 0; i < body.products().size(); i++) {
            Buffer whole = b.output(ny + 2 * ns + i);
            int size = Ops.size(body.products().get(i).dims());
            if (whole != null)
                after.add(new Copy(compiled.buffer(body.products().get(i)), 0, whole, size, size));
        }
        for (int i : live) {
            Buffer state = compiled.buffer(body.states().get(i));
            int size = Ops.size(body.states().get(i).dims());
            begin.add(new Copy(b.input(nx + i), 0, state, 0, size));
            Buffer saved = b.output(ny + ns + i);
            if (saved != null) before.add(new Copy(state, 0, saved, size, size));
            after.add(new Copy(compiled.buffer(given(next.get(i))), 0, state, 0, size));
            Buffer last = b.output(ny + i);
            if (last != null) end.add(new Copy(state, 0, last, 0, size));
        }
        return new ScanKernel(time, reverse, compiled, begin, before, after, end);
    }

    private static boolean isLeaf(Tensor tensor) {
        Tensor root = tensor;
        while (root.node().op().isAlias()) root = root.node().inputs().get(0);
        return root.node().op() instanceof Leaf;
    }

    private static Tensor given(@Nullable Tensor tensor) {
        return Ops.given(tensor);
    }

    /** The states that something wanted depends on: those wanted themselves, and those that a step needs for them. */
    private static Set<Integer> liveStates(ScanBody body, Binding b) {
        int ns = body.states().size();
        int ny = body.outputs().size();
        Set<Integer> live = new HashSet<>();
        for (int i = 0; i < ns; i++) if (b.output(ny + i) != null || b.output(ny + ns + i) != null) live.add(i);
        while (true) {
            List<Tensor> roots = new ArrayList<>();
            for (int i = 0; i < ny; i++)
                if (b.output(i) != null) roots.add(body.outputs().get(i));
            for (int i = 0; i < body.products().size(); i++)
                if (b.output(ny + 2 * ns + i) != null) roots.add(body.products().get(i));
            for (int i : live) roots.add(body.nextStates().get(i));
            Set<Node> reached =
                    new HashSet<>(Graph.of(roots, List.of(), body.captures()).nodes());
            int count = live.size();
            for (int i = 0; i < ns; i++)
                if (reached.contains(body.states().get(i).node())) live.add(i);
            if (live.size() == count) return new java.util.TreeSet<>(live);
        }
    }
}
