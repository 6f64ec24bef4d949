package dev.tsuno.cli.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.16 and NumPy. */
class StatisticsTest {
    private static final double[] A = {0.31, 0.28, 0.35, 0.40, 0.27, 0.33, 0.30, 0.36, 0.29, 0.38};
    private static final double[] B = {0.33, 0.27, 0.41, 0.43, 0.30, 0.35, 0.36, 0.37, 0.31, 0.45};

    /** scipy.stats.t.ppf(0.975, n) */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706204736174694",
        "2, 4.302652729749462",
        "3, 3.1824463052837078",
        "4, 2.7764451051977934",
        "9, 2.262157162798205",
        "10, 2.228138851986274",
        "29, 2.045229642132703",
        "100, 1.9839715185235518",
        "999, 1.9623414611334493"
    })
    void quantile_of_t(int degrees, double expected) {
        assertEquals(expected, StudentT.quantile(0.975, degrees), 1e-11 * expected);
    }

    @Test
    void summary_has_the_sample_deviation_and_numpys_quartiles() {
        Summary summary = Summary.of(A);
        assertEquals(10, summary.count());
        assertEquals(0.327, summary.mean(), 1e-15);
        assertEquals(0.04423422506008969, summary.standardDeviation(), 1e-15);
        assertEquals(0.27, summary.min());
        assertEquals(0.2925, summary.lowerQuartile(), 1e-15);
        assertEquals(0.32, summary.median(), 1e-15);
        assertEquals(0.3575, summary.upperQuartile(), 1e-15);
        assertEquals(0.4, summary.max());
    }

    @Test
    void what_is_no_number_is_left_out_and_counted() {
        Summary summary = Summary.of(1, Double.NaN, 3, Double.POSITIVE_INFINITY);
        assertEquals(2, summary.count());
        assertEquals(2, summary.mean());
        assertEquals(Math.sqrt(2), summary.standardDeviation(), 1e-15);
        PairedDifference difference =
                PairedDifference.of(new double[] {1, Double.NaN, 3, 7}, new double[] {2, 1, 5, Double.NaN});
        assertEquals(2, difference.count());
        assertEquals(-1.5, difference.mean());
    }

    /** scipy.stats.ttest_rel(a, b).confidence_interval(0.95) */
    @Test
    void interval_is_that_of_the_paired_t_test() {
        PairedDifference difference = PairedDifference.of(A, B);
        assertEquals(-0.031, difference.mean(), 1e-15);
        assertEquals(0.007951240294584374, difference.standardError(), 1e-15);
        assertEquals(-0.04898695518552375, difference.low(), 1e-13);
        assertEquals(-0.013013044814476238, difference.high(), 1e-13);
        assertEquals(-0.025, difference.median(), 1e-15);
        assertEquals(9, difference.firstLower());
        assertEquals(1, difference.secondLower());
        assertTrue(difference.isSeen());
    }

    /** scipy.stats.binomtest(k, n).pvalue */
    @ParameterizedTest
    @CsvSource({"1, 9, 0.021484375", "10, 0, 0.001953125", "2, 7, 0.1796875", "5, 5, 1", "0, 0, 1"})
    void sign_test_is_two_sided(int first, int second, double expected) {
        assertEquals(expected, new PairedDifference(10, 0, 0, 0, 0, 0, first, second).signTest(), 1e-15);
    }

    @Test
    void one_pair_shows_nothing() {
        PairedDifference difference = PairedDifference.of(new double[] {1}, new double[] {2});
        assertFalse(difference.isSeen());
        assertEquals(
                "Of the loss of RNN and LSTM nothing can be said: it takes two seeds from which both gave a number.",
                new Finding("loss", "RNN", "LSTM", difference).sentence());
    }

    @Test
    void sentence_names_the_lower_one_and_by_how_much() {
        String expected =
                "A's forecast error is lower than B's in 9 of 10 seeds, by 0.0310 ± 0.0080 (95 % interval 0.0130 to 0.0490).";
        assertEquals(expected, new Finding("forecast error", "A", "B", PairedDifference.of(A, B)).sentence());
        assertEquals(expected, new Finding("forecast error", "B", "A", PairedDifference.of(B, A)).sentence());
    }

    @Test
    void sentence_says_that_no_difference_is_seen() {
        PairedDifference difference =
                PairedDifference.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {2, 1, 4, 3, 6, 4});
        assertFalse(difference.isSeen());
        assertEquals(
                "No difference in loss is seen between A and B: A's loss is lower than B's in 3 of 6 seeds, and A minus B is on "
                        + "average 0.17 ± 0.54 (95 % interval -1.23 to 1.56).",
                new Finding("loss", "A", "B", difference).sentence());
    }

    /** One huge difference makes the interval wide, though all have one sign. */
    @Test
    void skewed_differences_of_one_sign_are_told_by_the_sign_test() {
        double[] large = {1, 1, 1, 1, 1, 1, 1, 100};
        PairedDifference difference = PairedDifference.of(large, new double[8]);
        assertFalse(difference.isSeen());
        String sentence = new Finding("loss", "A", "B", difference).sentence();
        assertTrue(
                sentence.startsWith(
                        "B's loss is lower than A's in 8 of 8 seeds, which chance alone gives once in 128 times."),
                sentence);
    }

    @Test
    void few_seeds_are_called_few() {
        PairedDifference difference = PairedDifference.of(new double[] {1, 1.1, 0.9}, new double[] {2, 2.2, 1.9});
        String sentence = new Finding("loss", "A", "B", difference).sentence();
        assertTrue(sentence.endsWith(" But 3 seeds are few."), sentence);
    }

    @Test
    void small_numbers_have_one_exponent() {
        Digits digits = Digits.of(4e-9, 1.5e-7, -3e-10);
        assertEquals("1.500e-07", digits.text(1.5e-7));
        assertEquals("0.040e-07", digits.text(4e-9));
        assertEquals("-0.003e-07", digits.text(-3e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00412, 0.01234, 0.0123",
        "0.00996, 0.01234, 0.012",
        "3.2, 1234.56, '1,234.6'",
        "320, 12345.6, '12,350'",
        "3.2e-9, 1.23456e-7, 1.235e-07",
        "3.2e-9, 1e-12, 0.0e-09",
        "9.96e-7, 1.23456e-3, 1.2346e-03",
        "4e9, 1.23456e10, 1.23e+10",
        "0, 1.23456, 1.2346",
        "0.01, -0.0001, 0.000",
    })
    void digits_end_where_uncertainty_begins(double uncertainty, double value, String expected) {
        assertEquals(expected, Digits.of(uncertainty, value).text(value));
    }
}
