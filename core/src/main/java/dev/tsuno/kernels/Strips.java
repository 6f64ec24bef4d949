package dev.tsuno.kernels;

/**
 * Work over a range of independent rows or columns, cut into strips that the {@link Crew} may run side by side.
 *
 * <p>Where a cut may be is said by the shape alone: at every {@code grain}-th place, and only if each strip has enough to do. The number of
 * threads says how many of those cuts are made. No sum is ever cut, so that the number of strips changes no bit; and with one thread
 * there is one strip, at no cost.
 *
 * <p>Each strip has its own scratch memory, taken when it is bound; if the number of threads changes, strips are bound anew at the next run.
 */
public final class Strips implements Kernel, Crew.Pieces {
    /** Binds the strip {@code from} … {@code to}. */
    @FunctionalInterface
    public interface Binder {
        Kernel strip(int from, int to);
    }

    /** Multiplications that a strip must have at least (the system property {@code tsuno.threads.work}): several times what a handoff costs. */
    private static final long ENOUGH = Math.max(1, Long.getLong("tsuno.threads.work", 10_000_000));

    private final int size;
    private final int grain;
    private final int most;
    private final Binder binder;
    private Kernel[] strips;

    private Strips(int size, int grain, int most, Binder binder) {
        this.size = size;
        this.grain = grain;
        this.most = most;
        this.binder = binder;
        strips = bind(count());
    }

    /**
     * A kernel over the whole range.
     *
     * @param size of the range
     * @param grain strips begin at a multiple of it
     * @param work multiplications in all, for the whole range
     */
    public static Kernel of(int size, int grain, long work, Binder binder) {
        int most = (int) Math.min(size / grain, work / ENOUGH);
        return most < 2 ? binder.strip(0, size) : new Strips(size, grain, most, binder);
    }

    private int count() {
        return Math.min(most, Crew.threads());
    }

    private Kernel[] bind(int count) {
        Kernel[] bound = new Kernel[count];
        for (int i = 0; i < count; i++) bound[i] = binder.strip(begin(i, count), begin(i + 1, count));
        return bound;
    }

    private int begin(int i, int count) {
        if (i == count) return size;
        return (int) ((long) (size / grain) * i / count) * grain;
    }

    @Override
    public void run() {
        int count = count();
        if (strips.length != count) strips = bind(count);
        if (count == 1) strips[0].run();
        else Crew.run(this, count);
    }

    @Override
    public void run(int i) {
        strips[i].run();
    }
}
