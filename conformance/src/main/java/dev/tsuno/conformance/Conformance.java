package dev.tsuno.conformance;

import static dev.tsuno.conformance.Result.Outcome.FAILED;
import static dev.tsuno.conformance.Result.Outcome.PASSED;
import static dev.tsuno.conformance.Result.Outcome.SKIPPED;

import dev.tsuno.array.DType;
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
 * Runs the golden cases below a folder, and the study's trainings, and reports how many hold: {@code conformance FOLDER [--kernels portable|vector|reference]}.
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
        Map<DType, List<Kernels>> sets = new EnumMap<>(DType.class);
        sets.put(DType.FLOAT32, floatKernels(chosen));
        boolean wide = chosen.isEmpty() || chosen.equals("reference");
        sets.put(DType.FLOAT64, wide ? List.of(new ReferenceKernels()) : List.of());
        for (Path file : GoldenCase.below(folder)) golden(file, group(folder, file), sets);
        for (Path settings : StudyRun.below(folder)) study(settings, sets);
        return report();
    }

    /** The folder's name, or that of the folder in it where the case stands. */
    private static String group(Path folder, Path file) {
        Path whole = folder.toAbsolutePath().normalize();
        Path relative = whole.relativize(file.toAbsolutePath().normalize());
        return String.valueOf(relative.getNameCount() > 1 ? relative.getName(0) : whole.getFileName());
    }

    private void golden(Path file, String group, Map<DType, List<Kernels>> sets) {
        GoldenCase golden;
        try {
            golden = GoldenCase.read(file, group);
        } catch (IOException | RuntimeException e) {
            count(group, GoldenCase.stem(file), Result.crashed(e));
            return;
        }
        if (!golden.json().containsKey("kind")) {
            count(group, golden.name(), Result.skipped("cases without a kind"));
            return;
        }
        for (Kernels kernels : sets.getOrDefault(golden.dtype(), List.of())) {
            count(group + ", " + kernels.name(), golden.name(), Runner.run(golden, kernels));
        }
    }

    private void study(Path settings, Map<DType, List<Kernels>> sets) {
        Path whole = settings.toAbsolutePath().normalize();
        String group = "study " + whole.getName(whole.getNameCount() - 2);
        try {
            StudyRun study = StudyRun.read(settings);
            for (Kernels kernels : sets.getOrDefault(study.dtype(), List.of())) {
                for (String model : study.models()) {
                    count(group + ", " + kernels.name(), model, Runner.run(study, model, kernels));
                }
            }
        } catch (IOException | RuntimeException e) {
            count(group, "run.json", Result.crashed(e));
        }
    }

    private void count(String group, String name, Result result) {
        counts.computeIfAbsent(group, k -> new EnumMap<>(Result.Outcome.class))
                .merge(result.outcome(), 1, Integer::sum);
        switch (result.outcome()) {
            case FAILED:
                System.out.println("FAILED " + group + ": " + name + ": " + result.why());
                break;
            case SKIPPED:
                skipped.computeIfAbsent(group + ": " + result.why(), k -> new TreeSet<>())
                        .add(name);
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
