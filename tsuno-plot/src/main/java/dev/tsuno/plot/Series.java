package dev.tsuno.plot;

import org.jspecify.annotations.Nullable;

/** Names the series that is wrong in a message: by the call that added it, its label and its number in the figure. */
record Series(String call, @Nullable String label, int number) {
    void sameLength(String oneName, double[] one, String otherName, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(this + ": " + oneName + " has " + one.length + " values, " + otherName
                    + " has " + other.length + ". Give both the same number.");
        }
    }

    /** Beyond it, axes that reach further than the numbers would overflow. */
    private static final double LARGEST = 1e300;

    void finite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > LARGEST) {
                throw new IllegalArgumentException(this + ": " + name + "[" + i + "] is " + values[i]
                        + ". A figure shows values from -1e300 to 1e300; give NaN for a gap.");
            }
        }
    }

    @Override
    public String toString() {
        return call + (label == null ? "" : " \"" + label + "\"") + " (series " + number + ")";
    }
}
