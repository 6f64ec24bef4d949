package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Matmul;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = a · b}, optionally plus a bias (n) that each row starts with.
 *
 * <p>a {@code (…, m, k)} or, transposed, {@code (…, k, m)}. b is one matrix {@code (k, n)} or {@code (n, k)} for all, or a batch with
 * the same leading axes as a.
 */
record MatmulOp(boolean transposeA, boolean transposeB) implements Op {
    @Override
    public String name() {
        return "matmul" + (transposeA ? "_ta" : "") + (transposeB ? "_tb" : "");
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape a = in.get(0).shape();
        Shape b = in.get(1).shape();
        if (a.rank() < 2 || b.rank() < 2) {
            throw new IllegalArgumentException("matmul needs matrices, got shapes " + a + " and " + b);
        }
        Shape leading = a.subShape(0, a.rank() - 2);
        boolean sameBatch = b.rank() == 2 || leading.equals(b.subShape(0, b.rank() - 2));
        if (!sameBatch || a.dim(transposeA ? -2 : -1) != b.dim(transposeB ? -1 : -2)) {
            throw new IllegalArgumentException("matmul can't multiply " + a + (transposeA ? "ᵀ" : "") + " by " + b
                    + (transposeB ? "ᵀ" : "") + ": the inner sizes differ or the leading axes do");
        }
        int n = b.dim(transposeB ? -2 : -1);
        if (in.size() == 3 && !in.get(2).shape().equals(Shape.of(n))) {
            throw new IllegalArgumentException("the bias has shape " + in.get(2).shape() + ", expected (" + n + ",)");
        }
        return List.of(new TensorSpec(leading.append(a.dim(transposeA ? -1 : -2), n), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor a = node.inputs().get(0);
        Tensor b = node.inputs().get(1);
        Tensor dy = given(dOutputs.get(0));
        Tensor da = transposeA
                ? product(b, dy, transposeB, true)
                : product(dy, b, false, !transposeB);
        Tensor db;
        if (b.shape().rank() == 2 && a.shape().rank() > 2) {
            if (transposeA) throw new UnsupportedOperationException("the gradient of a batch of transposed matrices times one matrix");
            Tensor rows = rows(a);
            Tensor dRows = rows(dy);
            db = transposeB ? product(dRows, rows, true, false) : product(rows, dRows, true, false);
        } else {
            db = transposeB ? product(dy, a, true, transposeA) : product(a, dy, !transposeA, false);
        }
        if (node.inputs().size() == 2) return Arrays.asList(da, db);
        return Arrays.asList(da, db, sumTo(dy, node.inputs().get(2).shape()));
    }

    private static Tensor product(Tensor a, Tensor b, boolean transposeA, boolean transposeB) {
        return Tensor.apply(new MatmulOp(transposeA, transposeB), a, b);
    }

    /** All leading axes as one: {@code (10, 20, 40)} gives {@code (200, 40)}. */
    private static Tensor rows(Tensor x) {
        return reshape(x, -1, x.shape().last());
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding binding) {
        int[] a = binding.in(0);
        int[] b = binding.in(1);
        int rank = a.length;
        int m = a[transposeA ? rank - 1 : rank - 2];
        int k = a[transposeA ? rank - 2 : rank - 1];
        int n = b[transposeB ? b.length - 2 : b.length - 1];
        int batch = Ops.size(Arrays.copyOf(a, rank - 2));
        boolean oneB = b.length == 2;
        Matmul sizes = oneB && !transposeA
                ? new Matmul(1, batch * m, k, n, false, transposeB, 0, 0)
                : new Matmul(batch, m, k, n, transposeA, transposeB, m * k, oneB ? 0 : k * n);
        return kernels.matmul(
                sizes, binding.input(0), binding.input(1), binding.node().inputs().size() == 3 ? binding.input(2) : null,
                binding.output());
    }
}
