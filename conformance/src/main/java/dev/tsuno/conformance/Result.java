package dev.tsuno.conformance;

import org.jspecify.annotations.Nullable;

/** How a case went; why, unless it passed. */
record Result(Outcome outcome, String why) {
    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    static Result skipped(@Nullable String why) {
        return new Result(Outcome.SKIPPED, String.valueOf(why));
    }

    static Result failed(@Nullable String why) {
        return new Result(Outcome.FAILED, String.valueOf(why));
    }

    static Result crashed(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return failed(e + (trace.length == 0 ? "" : " at " + trace[0]));
    }

    static Result of(Check check) {
        String failure = check.failure();
        return failure == null ? new Result(Outcome.PASSED, "") : failed(failure);
    }
}
