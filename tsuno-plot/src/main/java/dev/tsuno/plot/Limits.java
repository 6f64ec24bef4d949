package dev.tsuno.plot;

/** The smallest and largest value that a figure shows along one axis, and the smallest above zero for a log axis. */
final class Limits {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double lowPositive = Double.POSITIVE_INFINITY;

    void add(double value) {
        if (value < low) {
            low = value;
        }
        if (value > high) {
            high = value;
        }
        if (value > 0 && value < lowPositive) {
            lowPositive = value;
        }
    }

    boolean isEmpty() {
        return low > high;
    }
}
