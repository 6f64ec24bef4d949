/**
 * Tasks of long-term dependence: what stands early in a sequence decides what is asked at its end, and nothing between tells of it. Such
 * tasks show what a recurrent cell can carry over time, which a forecast of the next value hardly does.
 *
 * <p>A {@link dev.tsuno.cli.sequences.SequenceTask} makes sequences from random numbers and says when it counts as solved: {@link
 * dev.tsuno.cli.sequences.AddingHs97} and {@link dev.tsuno.cli.sequences.TemporalOrder} as Hochreiter and Schmidhuber (Neural Computation
 * 9(8), 1997) published them, {@link dev.tsuno.cli.sequences.AddingBai} as Bai, Kolter and Koltun (arXiv:1803.01271, 2018). No sequence is
 * seen twice: the training error is the error on new sequences. A {@link dev.tsuno.cli.sequences.SequenceTraining} is one model, one seed, trained
 * with {@code fit} on an endless dataset until it is solved or its limit is reached.
 *
 * <p>Sequences of different lengths stand in one batch: zeros behind the shorter ones, which {@code Masking} leaves out. So all batches
 * have one shape and a model one program.
 *
 * <p>All random numbers of a run come from its seed: the weights as Keras draws them, the sequences as NumPy's {@code RandomState} does. A
 * run gives the same bits alone and beside others.
 *
 * <p>A {@link dev.tsuno.cli.sequences.SequenceStudy} trains each cell on each length of a {@link dev.tsuno.cli.sequences.Problem} from many seeds and
 * reports what happened beside what was published. This package knows nothing of the command's options.
 */
@NullMarked
package dev.tsuno.cli.sequences;

import org.jspecify.annotations.NullMarked;
