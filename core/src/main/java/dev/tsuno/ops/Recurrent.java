package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fused recurrent words: a whole SimpleRNN, LSTM or GRU in one op, with tanh and sigmoid. x {@code (batch, time, features)}; a mask
 * {@code (batch, time)} is 0 where a step keeps the states, and h is given again. Any other recurrence is a {@link Scan}.
 */
public final class Recurrent {
    private Recurrent() {}

    /** All outputs {@code (batch, time, units)}, the last of them, and the last states {@code (batch, units)}: h, for the LSTM h and c. */
    public record Result(Tensor sequences, Tensor last, List<Tensor> states) {}

    /** {@code h[t] = tanh(bias + x[t] · kernel + h[t-1] · recurrentKernel)}; no initial state means zeros. */
    public static Result simpleRnn(
            Tensor x,
            @Nullable Tensor mask,
            Tensor kernel,
            Tensor recurrent,
            @Nullable Tensor bias,
            List<Tensor> initial) {
        return apply(new SimpleRnnOp(inputs(1, bias, mask, initial)), 1, x, mask, kernel, recurrent, bias, initial);
    }

    /** Columns i, f, c, o; initial states h, c, or none for zeros. */
    public static Result lstm(
            Tensor x,
            @Nullable Tensor mask,
            Tensor kernel,
            Tensor recurrent,
            @Nullable Tensor bias,
            List<Tensor> initial) {
        return apply(new LstmOp(inputs(4, bias, mask, initial)), 2, x, mask, kernel, recurrent, bias, initial);
    }

    /** Columns z, r, h; the reset gate after the product; bias {@code (2, 3 units)}. */
    public static Result gru(
            Tensor x,
            @Nullable Tensor mask,
            Tensor kernel,
            Tensor recurrent,
            @Nullable Tensor bias,
            List<Tensor> initial) {
        return apply(new GruOp(inputs(3, bias, mask, initial)), 1, x, mask, kernel, recurrent, bias, initial);
    }

    /** Without a mask. */
    public static Result simpleRnn(
            Tensor x, Tensor kernel, Tensor recurrent, @Nullable Tensor bias, List<Tensor> initial) {
        return simpleRnn(x, null, kernel, recurrent, bias, initial);
    }

    /** Without a mask. */
    public static Result lstm(Tensor x, Tensor kernel, Tensor recurrent, @Nullable Tensor bias, List<Tensor> initial) {
        return lstm(x, null, kernel, recurrent, bias, initial);
    }

    /** Without a mask. */
    public static Result gru(Tensor x, Tensor kernel, Tensor recurrent, @Nullable Tensor bias, List<Tensor> initial) {
        return gru(x, null, kernel, recurrent, bias, initial);
    }

    private static RecurrentInputs inputs(
            int gates, @Nullable Tensor bias, @Nullable Tensor mask, List<Tensor> initial) {
        return new RecurrentInputs(gates, bias != null, mask != null, !initial.isEmpty());
    }

    private static Result apply(
            Op op,
            int states,
            Tensor x,
            @Nullable Tensor mask,
            Tensor kernel,
            Tensor recurrent,
            @Nullable Tensor bias,
            List<Tensor> initial) {
        List<Tensor> inputs = new ArrayList<>(List.of(x, kernel, recurrent));
        if (bias != null) inputs.add(bias);
        if (mask != null) inputs.add(mask);
        inputs.addAll(initial);
        List<Tensor> outputs = Node.of(op, inputs).outputs();
        return new Result(outputs.get(0), outputs.get(1), outputs.subList(1, 1 + states));
    }
}
