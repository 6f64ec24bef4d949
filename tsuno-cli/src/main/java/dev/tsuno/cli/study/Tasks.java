package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.SGD;

/** The study's own curve, and two series that were counted. */
public final class Tasks {
    private Tasks() {}

    /** {@code y = exp(−x/5) · cos x} at 200 points. */
    public static Task damped() {
        NDArray x = NDArray.linspace(0, 5 * Math.PI, 200);
        NDArray y = x.neg().div(5).exp().mul(x.cos());
        return new Task(
                "damped",
                "Recurrent networks on a damped oscillation",
                "Recurrent networks learn the curve <i>y</i> = exp(−<i>x</i>/5) cos <i>x</i>, given at 200 points from 0 to"
                        + " 5π, in windows of %d steps: from each window the same one step later. Then each continues the"
                        + " first window from its own outputs to the curve's end.",
                new Series(
                        x.toDoubleArray(),
                        y.toDoubleArray(),
                        "$x$",
                        "$y$",
                        "$\\exp\\left(-\\frac{x}{\\tau}\\right) \\cos x$",
                        4),
                0,
                training -> Scaling.none(),
                true,
                null,
                () -> new SGD(0.01),
                "sgd, rate 0.01",
                new Task.Defaults(1000, 40, 20, 10));
    }

    /** Passengers of each month from 1949 to 1960; the last two years are held out. */
    public static Task airline() {
        return new Task(
                "airline",
                "Recurrent networks on twelve years of airline passengers",
                "Passengers of international airlines each month from January 1949 to December 1960, in thousands (Box and"
                        + " Jenkins's series G). Recurrent networks see the logarithms, in standard deviations from their mean"
                        + " over the ten years they are trained with: from each window of %d months the next month. The last"
                        + " two years they never see: from the last window before, each continues the series from its own"
                        + " outputs. The default settings were chosen by forecasts of earlier years: 1956 to 1958.",
                Series.read("airline.csv", "year", "passengers (thousands)", "passengers", 1),
                24,
                Scaling::log,
                false,
                new Naive(12, "the same month of the last known year"),
                () -> new Adam(0.002),
                "adam, rate 0.002",
                new Task.Defaults(100, 40, 12, 16));
    }

    /** Lynx trapped each year from 1821 to 1934; the last 14 years are held out, as in G. P. Zhang's study of 2003. */
    public static Task lynx() {
        return new Task(
                "lynx",
                "Recurrent networks on a century of Canadian lynx",
                "Lynx trapped in the Mackenzie River district each year from 1821 to 1934 (Elton and Nicholson 1942): they"
                        + " come and go in about ten years. Recurrent networks see the logarithms to base 10, in standard"
                        + " deviations from their mean over the first hundred years: from each window of %d years the next"
                        + " year. The last 14 years they never see: from the last window before, each continues the series"
                        + " from its own outputs. The default settings were chosen by forecasts of earlier years: 1899 to"
                        + " 1920.",
                Series.read("lynx.csv", "year", "lynx trapped", "lynx", 0),
                14,
                Scaling::log10,
                false,
                new Naive(10, "the value ten years before"),
                () -> new Adam(0.002),
                "adam, rate 0.002",
                new Task.Defaults(50, 20, 20, 16));
    }
}
