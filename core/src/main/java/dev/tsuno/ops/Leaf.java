package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tensor that comes from outside the graph: an op without inputs, gradient or kernel. */
public abstract sealed class Leaf implements Op {
    private final String name;
    private final TensorSpec spec;

    private Leaf(String name, TensorSpec spec) {
        this.name = name;
        this.spec = spec;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> inputs) {
        return List.of(spec);
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return List.of();
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding binding) {
        throw new IllegalStateException("a leaf has no kernel: " + name);
    }

    /** What a program is fed. */
    public static final class Placeholder extends Leaf {
        public Placeholder(String name, Shape shape, DType dtype) {
            super(name, new TensorSpec(shape, dtype));
        }
    }

    /** One number in every place. */
    public static final class Fill extends Leaf {
        private final double value;

        public Fill(double value, Shape shape, DType dtype) {
            super(shape.rank() == 0 ? plain(value) : "fill " + plain(value), new TensorSpec(shape, dtype));
            this.value = value;
        }

        public double value() {
            return value;
        }

        private static String plain(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e6 ? Integer.toString((int) value) : Double.toString(value);
        }
    }

    /** An array of numbers. It is not copied, and must not be changed. */
    public static final class Constant extends Leaf {
        private final NDArray value;

        public Constant(NDArray value) {
            super("constant", new TensorSpec(value.shape(), value.dtype()));
            this.value = value;
        }

        public NDArray value() {
            return value;
        }
    }

    /** The value of a variable. */
    static final class Read extends Leaf {
        private final Variable variable;

        Read(Variable variable, String name, TensorSpec spec) {
            super(name, spec);
            this.variable = variable;
        }

        Variable variable() {
            return variable;
        }
    }
}
