package dev.tsuno.random;

/**
 * The Box–Muller transform as TensorFlow writes it: two uniform numbers into two normal ones, the sine first. The uniform number under
 * the logarithm is at least 1e-7.
 */
final class BoxMuller {
    private BoxMuller() {}

    /** A pair of floats from two words. */
    static final class Floats {
        float first;
        float second;

        void from(int word0, int word1) {
            float u = Math.max(Sampler.unit(word0), 1.0e-7f);
            float angle = (float) (2.0 * Math.PI * Sampler.unit(word1)); // the product is a double in TensorFlow too
            float radius = (float)
                    Math.sqrt(-2.0f * GlibcMath.log(u)); // a root rounded twice is the float root: 53 >= 2·24 + 2
            first = GlibcMath.sin(angle) * radius;
            second = GlibcMath.cos(angle) * radius;
        }
    }

    /** A pair of doubles from a block of four words. */
    static final class Doubles {
        double first;
        double second;

        void from(Philox4x32 block) {
            double u = Math.max(Sampler.unit(block.w0, block.w1), 1.0e-7);
            double angle = 2.0 * Math.PI * Sampler.unit(block.w2, block.w3);
            double radius = Math.sqrt(-2.0 * StrictMath.log(u));
            first = StrictMath.sin(angle) * radius;
            second = StrictMath.cos(angle) * radius;
        }
    }
}
