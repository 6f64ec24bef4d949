package dev.tsuno.plot;

/** How values are laid out along an axis, by matplotlib's names. */
enum Scale {
    LINEAR {
        @Override
        double forward(double value) {
            return value;
        }

        @Override
        double inverse(double position) {
            return position;
        }

        @Override
        double[] view(Limits limits) {
            double low = limits.isEmpty() ? 0 : limits.low;
            double high = limits.isEmpty() ? 0 : limits.high;
            double largest = Math.max(Math.abs(low), Math.abs(high));
            if (largest < 1e6 * Double.MIN_NORMAL) {
                low = -0.05;
                high = 0.05;
            } else if (high - low <= largest * 1e-15) {
                low -= 0.05 * Math.abs(low);
                high += 0.05 * Math.abs(high);
            }
            return margins(low, high);
        }

        @Override
        Ticks ticks(double low, double high, int space) {
            return LinearTicks.between(low, high, space);
        }
    },

    LOG {
        /** Zero and below have no place on a log axis: they lie far below it, so that a line runs out at the bottom. */
        @Override
        double forward(double value) {
            return value <= 0 ? -1000 : Math.log10(value);
        }

        @Override
        double inverse(double position) {
            return Math.max(Double.MIN_VALUE, Math.min(Double.MAX_VALUE, Math.pow(10, position)));
        }

        @Override
        double[] view(Limits limits) {
            double low = 1;
            double high = 10;
            if (limits.lowPositive <= limits.high) {
                low = limits.low > 0 ? limits.low : limits.lowPositive;
                high = limits.high;
                if (high - low <= high * 1e-13) {
                    low = inverse(Math.ceil(forward(low)) - 1);
                    high = inverse(Math.floor(forward(high)) + 1);
                }
            }
            double[] exponents = margins(forward(low), forward(high));
            return new double[] {inverse(exponents[0]), inverse(exponents[1])};
        }

        @Override
        Ticks ticks(double low, double high, int space) {
            return LogTicks.between(low, high, space);
        }
    };

    private static final double MARGIN = 0.05;

    static Scale of(String name) {
        return switch (name) {
            case "linear" -> LINEAR;
            case "log" -> LOG;
            default ->
                throw new IllegalArgumentException("scale \"" + name + "\" is not known. Give \"linear\" or \"log\".");
        };
    }

    abstract double forward(double value);

    abstract double inverse(double position);

    /** What an axis shows of these limits: 5 % more on either side. */
    abstract double[] view(Limits limits);

    /** Ticks for a view; {@code space} is how many labels find room. */
    abstract Ticks ticks(double low, double high, int space);

    private static double[] margins(double low, double high) {
        double margin = MARGIN * (high - low);
        return new double[] {low - margin, high + margin};
    }
}
