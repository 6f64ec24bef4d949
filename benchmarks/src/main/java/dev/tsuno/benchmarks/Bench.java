package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The benchmarks: prints {@code name value unit} lines, each after a warm-up.
 *
 * <p>Arguments choose the benchmarks whose names contain one of them: {@code study/lstm}, {@code layer}, {@code units}, {@code portable}, {@code pytorch}. {@code
 * --list} prints the names only, {@code --in PREFIX} puts PREFIX before each printed name.
 */
public final class Bench {
    private Bench() {}

    /** A named piece of the run. */
    record Entry(String name, Runnable run) {}

    public static void main(String[] args) {
        List<String> wanted = new ArrayList<>(List.of(args));
        int in = wanted.indexOf("--in");
        if (in >= 0) {
            Lines.prefix(wanted.remove(in + 1));
            wanted.remove(in);
        }
        boolean list = wanted.remove("--list");
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("peak", FmaPeak::print));
        entries.addAll(StudyBench.entries());
        entries.addAll(LayerBench.entries());
        entries.addAll(KerasLayerBench.entries());
        entries.addAll(VariantBench.entries());
        entries.addAll(ModelBench.entries());
        if (in < 0) entries.addAll(OtherJvm.entries());
        // Only if asked for: it may have to install PyTorch first.
        if (list || wanted.stream().anyMatch(w -> w.startsWith("pytorch"))) entries.addAll(PyTorchBench.entries());
        List<Entry> chosen = entries.stream()
                .filter(e -> wanted.isEmpty() || wanted.stream().anyMatch(e.name::contains))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("no benchmark's name contains " + String.join(" or ", wanted) + "; --list shows them");
            System.exit(2);
        }
        if (list) {
            chosen.forEach(e -> System.out.println(e.name));
            return;
        }
        Arrays.stream(Tsuno.info().split("\n")).forEach(line -> System.out.println("# " + line));
        chosen.forEach(e -> e.run.run());
    }
}
