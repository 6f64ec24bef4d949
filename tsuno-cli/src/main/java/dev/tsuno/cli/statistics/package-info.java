/**
 * What can be said of a measure that each of a few seeds gave once.
 *
 * <ul>
 *   <li>{@link dev.tsuno.cli.statistics.Summary}: mean, standard deviation (of a sample: divided by n − 1), median, quartiles, extremes.
 *   <li>{@link dev.tsuno.cli.statistics.PairedDifference}: of two models that had the same seeds, the mean of the differences seed by seed, its
 *       standard error, and the 95 % interval of Student's t. The interval supposes that the differences are about normal; measures of trainings
 *       are often skewed, and ten seeds cannot tell. So the number of seeds in which one is lower is told beside it, with the sign test, which supposes
 *       nothing of the kind.
 *   <li>{@link dev.tsuno.cli.statistics.Finding}: a sentence that says whether a difference is seen. Seen is one whose interval is on one side of
 *       zero. That no difference is seen does not say that there is none: the interval tells how large it may still be.
 * </ul>
 *
 * <p>Each interval stands for itself. Who looks at twenty where nothing differs will find about one that seems to.
 *
 * <p>A run that ended in no number (NaN, infinite) has no place in a mean; it is left out and counted.
 */
@NullMarked
package dev.tsuno.cli.statistics;

import org.jspecify.annotations.NullMarked;
