package dev.tsuno.cli.statistics;

/** Student's t distribution with a whole number of degrees of freedom. */
final class StudentT {
    private static final double LARGEST = 1e6;

    private StudentT() {}

    /** The x below which the share {@code p} of the distribution lies, for p from ½ on. */
    static double quantile(double p, int degrees) {
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < 200 && low < high; i++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            if ((1 + central(middle, degrees)) / 2 < p) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** The share between −t and t: with θ = atan(t/√n) a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4). */
    static double central(double t, int degrees) {
        double theta = Math.atan(t / Math.sqrt(degrees));
        double sin = Math.sin(theta);
        double cos = Math.cos(theta);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cos : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 2 : 1; k <= degrees - 3; k += 2) {
            term *= k / (k + 1.0) * cos * cos;
            sum += term;
        }
        return odd ? 2 / Math.PI * (theta + sin * sum) : sin * sum;
    }
}
