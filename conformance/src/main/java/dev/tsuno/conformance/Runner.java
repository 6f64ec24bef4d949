package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.reference.ReferenceKernels;

/** Runs one case on one kernel set. */
final class Runner {
    private Runner() {}

    /** Schedules, and optimizers in part, compute in float32 in Keras, in float64 cases too. */
    private static double tolerance(GoldenCase golden) {
        if (golden.dtype() != DType.FLOAT64) return 5e-6;
        return golden.kind().equals("optimizer") || golden.kind().equals("schedule") ? 1e-6 : 1e-10;
    }

    /** float64 cases run on the reference set, the only one of that type. */
    static Result run(GoldenCase golden, Kernels kernels) {
        Kernels chosen = golden.dtype() == DType.FLOAT64 ? new ReferenceKernels() : kernels;
        Check check = new Check(tolerance(golden));
        try {
            switch (golden.kind()) {
                case "layer":
                    LayerCase.run(golden, chosen, check);
                    break;
                case "loss":
                    LossCase.run(golden, chosen, check);
                    break;
                case "metric":
                    MetricCase.run(golden, chosen, check);
                    break;
                case "activation":
                    ActivationCase.run(golden, chosen, check);
                    break;
                case "optimizer":
                    OptimizerCase.run(golden, chosen, check);
                    break;
                case "schedule":
                    ScheduleCase.run(golden, check);
                    break;
                default:
                    throw new Unsupported("kind " + golden.kind());
            }
        } catch (Unsupported | UnsupportedOperationException e) {
            return Result.skipped(e.getMessage());
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return Result.failed(e + (trace.length == 0 ? "" : " at " + trace[0]));
        }
        return Result.of(check);
    }
}
