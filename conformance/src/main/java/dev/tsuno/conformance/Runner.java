package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.io.IOException;

/** Runs one case on one kernel set. */
final class Runner {
    private Runner() {}

    /** Schedules, and optimizers in part, compute in float32 in Keras, in float64 cases too; in programs rounding grows from step to step. */
    private static double tolerance(GoldenCase golden) {
        if (golden.kind().equals("program")) return golden.dtype() == DType.FLOAT64 ? 1e-6 : 2e-4;
        if (golden.dtype() != DType.FLOAT64) return 5e-6;
        return golden.kind().equals("optimizer") || golden.kind().equals("schedule") ? 1e-6 : 1e-10;
    }

    /** float64 cases run on the reference set, the only one of that type. */
    static Result run(GoldenCase golden, Kernels kernels) {
        Kernels chosen = golden.dtype() == DType.FLOAT64 ? new ReferenceKernels() : kernels;
        return attempt(new Check(tolerance(golden)), check -> {
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
                case "program":
                    ProgramCase.run(golden, chosen, check);
                    break;
                default:
                    throw new Unsupported("kind " + golden.kind());
            }
        });
    }

    /** Trains one model of a run of the study. */
    static Result run(StudyRun study, String model, Kernels kernels) {
        return attempt(new Check(), check -> StudyCase.run(study, model, kernels, check));
    }

    private interface Body {
        void run(Check check) throws IOException;
    }

    /** Whatever a case throws, the others must still run. */
    private static Result attempt(Check check, Body body) {
        try {
            body.run(check);
        } catch (Unsupported e) {
            return Result.skipped(e.getMessage());
        } catch (Throwable e) {
            boolean refused = e instanceof UnsupportedOperationException && e.getMessage() != null;
            return refused ? Result.skipped(e.getMessage()) : Result.crashed(e);
        }
        return Result.of(check);
    }
}
