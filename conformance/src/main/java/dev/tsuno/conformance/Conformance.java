package dev.tsuno.conformance;

import static dev.tsuno.conformance.Result.Outcome.FAILED;
import static dev.tsuno.conformance.Result.Outcome.PASSED;
import static dev.tsuno.conformance.Result.Outcome.SKIPPED;

import dev.tsuno.kernels.KernelProvider;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs the golden cases below a folder and reports how many hold: {@code conformance FOLDER [--kernels portable|vector|reference]}.
 *
 * <p>Without {@code --kernels} the float32 cases run on the portable kernels and, where they can run, on the vector kernels; the
 * float64 cases always run on the reference kernels, and with {@code --kernels reference} only they do.
 */
public final class Conformance {
    private final Map<String, Map<Result.Outcome, Integer>> counts = new TreeMap<>();
    private final Map<String, Set<String>> skipped = new TreeMap<>();

    private Conformance() {}

    public static void main(String[] args) throws IOException {
        List<String> rest = new ArrayList<>(List.of(args));
        String kernels = null;
        int at = rest.indexOf("--kernels");
        if (at >= 0 && at + 1 < rest.size()) {
            kernels = rest.remove(at + 1);
            rest.remove(at);
        }
        boolean known =
                kernels == null || List.of("portable", "vector", "reference").contains(kernels);
        if (rest.size() != 1 || !known || !Files.isDirectory(Path.of(rest.get(0)))) {
            System.err.println("usage: tsuno conformance FOLDER [--kernels portable|vector|reference]");
            System.exit(2);
            return;
        }
        System.exit(new Conformance().run(Path.of(rest.get(0)), kernels == null ? "" : kernels) ? 0 : 1);
    }

    private static List<Kernels> floatKernels(String chosen) {
        List<Kernels> sets = new ArrayList<>();
        if (chosen.isEmpty() || chosen.equals("portable")) sets.add(new PortableKernels());
        if (chosen.isEmpty() || chosen.equals("vector")) {
            for (KernelProvider provider : ServiceLoader.load(KernelProvider.class)) {
                try {
                    sets.add(provider.kernels());
                } catch (UnsupportedOperationException e) {
                    System.out.println("No " + provider.name() + " kernels: " + e.getMessage());
                }
            }
        }
        return sets;
    }

    /** Whether nothing failed. */
    private boolean run(Path folder, String chosen) throws IOException {
        List<Kernels> sets = floatKernels(chosen);
        for (Path file : GoldenCase.below(folder)) {
            Path relative = folder.toAbsolutePath().relativize(file.toAbsolutePath());
            Path parent = relative.getNameCount() > 1
                    ? relative.getName(0)
                    : folder.toAbsolutePath().getFileName();
            GoldenCase golden = GoldenCase.read(file, String.valueOf(parent));
            switch (golden.dtype()) {
                case FLOAT64:
                    if (chosen.isEmpty() || chosen.equals("reference")) {
                        count(golden, "reference", Runner.run(golden, new ReferenceKernels()));
                    }
                    break;
                default:
                    for (Kernels kernels : sets) count(golden, kernels.name(), Runner.run(golden, kernels));
            }
        }
        return report();
    }

    private void count(GoldenCase golden, String kernels, Result result) {
        counts.computeIfAbsent(golden.group() + ", " + kernels, k -> new EnumMap<>(Result.Outcome.class))
                .merge(result.outcome(), 1, Integer::sum);
        switch (result.outcome()) {
            case FAILED:
                System.out.println(
                        "FAILED " + golden.group() + "/" + golden.name() + " (" + kernels + "): " + result.why());
                break;
            case SKIPPED:
                skipped.computeIfAbsent(golden.group() + ": " + result.why(), k -> new TreeSet<>())
                        .add(golden.name());
                break;
            default:
        }
    }

    private boolean report() {
        skipped.forEach((why, names) ->
                System.out.println("skipped, not supported yet: " + why + ": " + String.join(" ", names)));
        System.out.printf("%n%-32s %8s %8s %8s%n", "", "passed", "failed", "skipped");
        Map<Result.Outcome, Integer> all = new EnumMap<>(Result.Outcome.class);
        counts.forEach((group, n) -> {
            System.out.printf("%-32s %8d %8d %8d%n", group, of(n, PASSED), of(n, FAILED), of(n, SKIPPED));
            n.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
        });
        System.out.println(
                of(all, PASSED) + " passed, " + of(all, FAILED) + " failed, " + of(all, SKIPPED) + " skipped");
        return of(all, FAILED) == 0;
    }

    private static int of(Map<Result.Outcome, Integer> counts, Result.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
