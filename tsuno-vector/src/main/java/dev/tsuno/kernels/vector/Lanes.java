package dev.tsuno.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * How wide the vectors are: as the CPU prefers, but at most 256 bits, unless the system property {@code tsuno.vector.bits} (128, 256 or
 * 512) asks otherwise. Wider ones brought nothing where they were measured. The width never changes a result.
 */
final class Lanes {
    /** The property's value as text, or null. */
    private static final @Nullable String ASKED = System.getProperty("tsuno.vector.bits");

    static final VectorSpecies<Float> SPECIES = choose();
    static final int LENGTH = SPECIES.length();

    /** 32 vector registers (AVX-512 at any width, AArch64) or 16: chooses tiles. */
    static final boolean MANY_REGISTERS =
            FloatVector.SPECIES_PREFERRED.length() >= 16 || "aarch64".equals(System.getProperty("os.arch"));

    private Lanes() {}

    private static VectorSpecies<Float> choose() {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        int bits = asked() == 0 ? Math.min(256, preferred) : Math.min(asked(), preferred);
        if (bits >= 512) return FloatVector.SPECIES_512;
        return bits >= 256 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    }

    /** The width asked for, 0 if none, -1 if it is none of the three. */
    private static int asked() {
        if (ASKED == null) return 0;
        return ASKED.equals("128") || ASKED.equals("256") || ASKED.equals("512") ? Integer.parseInt(ASKED) : -1;
    }

    /** Why vectors can't be used here, or null. */
    static @Nullable String unsupported() {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        if (preferred < 128) return "this CPU or JVM has no vectors of 128 bits";
        if (asked() < 0) return "tsuno.vector.bits is " + ASKED + "; it may be 128, 256 or 512";
        if (asked() > preferred)
            return "tsuno.vector.bits is " + ASKED + ", but vectors here have at most " + preferred;
        return null;
    }
}
