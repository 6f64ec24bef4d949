package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.List;

/** Placeholders by the keys of a case, and what goes into them. */
final class Feed {
    private record Entry(String key, Tensor tensor) {}

    private final GoldenCase golden;
    private final DType dtype;
    private final List<Entry> entries = new ArrayList<>();

    Feed(GoldenCase golden) {
        this.golden = golden;
        this.dtype = golden.dtype();
    }

    /** A placeholder for the array {@code prefix + key}; the prefix may be another in each run. */
    Tensor placeholder(String prefix, String key) {
        NDArray array = golden.array(prefix + key);
        Tensor tensor = Ops.placeholder(key, array.shape(), array.dtype() == DType.BOOL ? DType.BOOL : dtype);
        entries.add(new Entry(key, tensor));
        return tensor;
    }

    List<Tensor> placeholders(String prefix, String key) {
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; golden.has(prefix + key + i); i++) result.add(placeholder(prefix, key + i));
        return result;
    }

    void fill(Program program, String prefix) {
        for (Entry entry : entries) {
            if (!program.plan().graph().nodes().contains(entry.tensor.node())) continue; // not needed
            Buffer buffer = program.buffer(entry.tensor);
            double[] values = golden.array(prefix + entry.key).toDoubleArray();
            for (int i = 0; i < values.length; i++) buffer.set(i, values[i]);
        }
    }

    static double[] read(Program program, Tensor tensor) {
        Buffer buffer = program.buffer(tensor);
        double[] values = new double[Math.toIntExact(tensor.shape().size())];
        for (int i = 0; i < values.length; i++) values[i] = buffer.get(i);
        return values;
    }
}
