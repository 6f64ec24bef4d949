package dev.tsuno;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.kernels.Crew;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.program.KernelSets;
import dev.tsuno.random.Seeds;

/** What concerns the whole of Tsuno: seeds, the default type, what runs here. */
public final class Tsuno {
    private Tsuno() {}

    /** As {@code keras.utils.set_random_seed}: the same weights, orders and masks as Keras on TensorFlow. */
    public static void setRandomSeed(long seed) {
        Seeds.setRandomSeed(seed);
    }

    /** As {@code keras.config.set_floatx}: {@code "float32"} or {@code "float64"}, for layers made from now on. */
    public static void setFloatx(String dtype) {
        Floatx.set(DType.of(dtype));
    }

    /** As {@code keras.utils.clear_session}: automatic names are counted anew. What was constructed before has its names from the old count. */
    public static void clearSession() {
        Seeds.resolvePending();
        AutoNames.clear();
    }

    /**
     * How many threads the kernels of one model may use, 1 to 256: large layers and products run in strips side by side. The results
     * are the same to the last bit, whatever the number. Small models always run on the calling thread alone.
     *
     * <p>The default is the number of processors, at most 4, or what the system property {@code tsuno.threads} says.
     */
    public static void setThreads(int threads) {
        Crew.setThreads(threads);
    }

    public static String version() {
        String version = Tsuno.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Which JDK and which kernels run, and why: a few lines. */
    public static String info() {
        return "Tsuno " + version() + "\n"
                + "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + System.getProperty("os.arch") + "\n"
                + "float32: " + KernelSets.of(DType.FLOAT32).description() + " (" + KernelSets.why() + ")\n"
                + "float64: " + KernelSets.of(DType.FLOAT64).description() + "\n"
                + Runtime.getRuntime().availableProcessors() + " processors, at most " + Crew.threads()
                + (Crew.threads() == 1 ? " thread" : " threads") + " for a large kernel (" + Crew.why() + ")\n";
    }
}
