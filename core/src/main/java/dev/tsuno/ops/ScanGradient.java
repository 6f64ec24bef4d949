package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the scan backwards. */
final class ScanGradient {
    private final ScanBody body;
    private final Node node;
    private final List<@Nullable Tensor> dOutputs;
    private final List<Tensor> sequences = new ArrayList<>();
    private final List<Tensor> sequenceInputs = new ArrayList<>();
    private final List<Tensor> outputs = new ArrayList<>();
    private final List<Tensor> carried = new ArrayList<>();
    private final List<Tensor> initial = new ArrayList<>();
    private final List<Tensor> next = new ArrayList<>();

    ScanGradient(ScanBody body, Node node, List<@Nullable Tensor> dOutputs) {
        this.body = body;
        this.node = node;
        this.dOutputs = dOutputs;
    }

    /** A tensor of the results of the scan backwards: its outputs, then its states after the last step. */
    private interface Later {
        Tensor of(List<Tensor> results);
    }

    List<@Nullable Tensor> apply(boolean reverse) {
        int nx = body.inputs().size();
        int ns = body.states().size();
        int ny = body.outputs().size();
        // The body's own inputs are fed again: x[t], the saved s[t-1], and the products.
        for (int i = 0; i < nx; i++)
            sequence(node.inputs().get(i), body.inputs().get(i));
        for (int i = 0; i < ns; i++)
            sequence(node.outputs().get(ny + ns + i), body.states().get(i));
        for (int i = 0; i < body.products().size(); i++)
            sequence(node.outputs().get(ny + 2 * ns + i), body.products().get(i));
        List<Tensor> ys = new ArrayList<>();
        List<Tensor> seeds = new ArrayList<>();
        for (int i = 0; i < ny; i++) seed(dOutputs.get(i), body.outputs().get(i), ys, seeds);
        for (int i = 0; i < ns; i++) {
            Tensor s = body.states().get(i);
            Tensor ds = Ops.placeholder("ds[t]", s.shape(), s.dtype());
            ys.add(body.nextStates().get(i));
            seeds.add(ds);
            carried.add(ds);
            Tensor dLast = dOutputs.get(ny + i);
            initial.add(dLast == null ? Ops.zerosLike(s) : dLast);
        }
        // A gradient of what is saved: only where this gradient is differentiated again.
        for (int i = 0; i < body.products().size(); i++)
            seed(dOutputs.get(ny + 2 * ns + i), body.products().get(i), ys, seeds);
        List<Tensor> xs = body.sources();
        xs.addAll(body.captures());
        List<@Nullable Tensor> dxs = Gradients.of(ys, seeds, xs);

        Map<Integer, Integer> sequenceOutput = new HashMap<>();
        for (int i = 0; i < nx; i++) {
            Tensor dx = dxs.get(i);
            if (dx != null) sequenceOutput.put(i, output(dx));
        }
        for (int i = 0; i < ns; i++) {
            Tensor ds = dxs.get(nx + i);
            Tensor dSaved = dOutputs.get(ny + ns + i);
            if (dSaved != null) {
                Tensor step = Ops.placeholder("ds[t-1]", dSaved.shape().drop(0), dSaved.dtype());
                sequence(dSaved, step);
                ds = ds == null ? step : Ops.add(ds, step);
            }
            next.add(ds == null ? Ops.zerosLike(body.states().get(i)) : ds);
        }
        List<@Nullable Later> ofCaptures = new ArrayList<>();
        for (int i = 0; i < body.captures().size(); i++) {
            Tensor dc = dxs.get(nx + ns + i);
            ofCaptures.add(dc == null ? null : sum(dc));
        }
        ScanBody backward = new ScanBody(sequenceInputs, carried, outputs, next);
        List<Tensor> results = Scan.outputsOf(backward, sequences, initial, !reverse);

        List<@Nullable Tensor> dInputs = new ArrayList<>();
        for (int i = 0; i < nx; i++) {
            Integer at = sequenceOutput.get(i);
            dInputs.add(at == null ? null : results.get(at));
        }
        for (int i = 0; i < ns; i++) dInputs.add(results.get(outputs.size() + i));
        for (Later later : ofCaptures) dInputs.add(later == null ? null : later.of(results));
        return dInputs;
    }

    private void seed(@Nullable Tensor dy, Tensor y, List<Tensor> ys, List<Tensor> seeds) {
        if (dy == null) return;
        ys.add(y);
        seeds.add(sequence(dy, Ops.placeholder("dy[t]", dy.shape().drop(0), dy.dtype())));
    }

    private Tensor sequence(Tensor whole, Tensor step) {
        sequences.add(whole);
        sequenceInputs.add(step);
        return step;
    }

    /** The place of an output of the scan backwards. */
    private int output(Tensor tensor) {
        int at = outputs.indexOf(tensor);
        if (at >= 0) return at;
        outputs.add(tensor);
        return outputs.size() - 1;
    }

    /**
     * The sum over all steps of a capture's gradient. What is linear is applied to the sum; {@code Σ_t a[t]ᵀ · b[t]} is one product of all
     * steps' rows; all else is summed up step by step.
     */
    private Later sum(Tensor d) {
        Op op = d.node().op();
        List<Tensor> in = d.node().inputs();
        if (op.equals(ADD)
                && in.get(0).shape().equals(d.shape())
                && in.get(1).shape().equals(d.shape())) {
            Later a = sum(in.get(0));
            Later b = sum(in.get(1));
            return results -> Ops.add(a.of(results), b.of(results));
        }
        if (op instanceof PlaceOp || op instanceof SliceOp || op instanceof ReshapeOp || op instanceof TransposeOp) {
            Later x = sum(in.get(0));
            return results -> Tensor.apply(op, x.of(results));
        }
        if (op.equals(OUTER) && isCheaperAfter(in.get(0), in.get(1))) {
            Later a = rows(in.get(0));
            Later b = rows(in.get(1));
            return results -> Tensor.apply(op, a.of(results), b.of(results));
        }
        Tensor sum = Ops.placeholder("dw", d.shape(), d.dtype());
        int at = carried.size();
        carried.add(sum);
        next.add(Ops.add(sum, d));
        initial.add(Ops.zerosLike(d));
        return results -> results.get(outputs.size() + at);
    }

    private static final Op ADD = new BinaryOp(dev.tsuno.kernels.Binary.ADD);
    private static final Op OUTER = new MatmulOp(true, false);

    /** To keep the factors of all steps moves fewer elements than to add up the product at each step. */
    private boolean isCheaperAfter(Tensor a, Tensor b) {
        if (a.shape().rank() != 2 || b.shape().rank() != 2) return false;
        long kept = elements(b) + (sequenceInputs.contains(a) ? 0 : elements(a));
        return kept <= 4L * a.shape().dim(1) * b.shape().dim(1);
    }

    private static long elements(Tensor tensor) {
        return tensor.shape().size();
    }

    /** The rows of all steps, one below the other. */
    private Later rows(Tensor step) {
        int at = sequenceInputs.indexOf(step);
        Tensor given = at < 0 ? null : sequences.get(at);
        int output = given == null ? output(step) : -1;
        return results -> {
            Tensor all = given == null ? results.get(output) : given;
            return Ops.reshape(all, -1, all.shape().last());
        };
    }
}
