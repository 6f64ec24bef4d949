/**
 * Random numbers: from the same seed, the same as Keras 3.15 on TensorFlow.
 *
 * <p>Three things in a training run are drawn: the initial weights, the order of the samples, and the dropout masks. Keras on TensorFlow
 * takes them from three places, and so does this package.
 *
 * <ol>
 *   <li><b>Which seed.</b> An initializer or seed generator made without a seed takes {@code random.randint(1, 10**9)} from Python's
 *       Mersenne Twister ({@link dev.tsuno.random.PythonRandom}) in the order of construction; {@link dev.tsuno.random.Seeds} keeps that
 *       order though Java sets options later than Python. A {@link dev.tsuno.random.SeedGenerator} counts on from its seed.
 *   <li><b>Which numbers.</b> A pair of seeds names a stream of {@link dev.tsuno.random.Philox4x32}, and
 *       {@link dev.tsuno.random.TensorFlowRandom} makes uniform, normal and truncated normal numbers and masks of it; for programs,
 *       which draw again and again, {@link dev.tsuno.random.Sampler} does.
 *   <li><b>Which weights.</b> {@link dev.tsuno.random.Fans} has the spread of the Glorot, He and LeCun initializers,
 *       {@link dev.tsuno.random.Orthogonal} the recurrent kernels.
 * </ol>
 *
 * <h2>What is equal to the last bit, and what is not</h2>
 *
 * <table>
 *   <caption>Against Keras 3.15.1, TensorFlow 2.21 on x86-64 Linux</caption>
 *   <tr><th>numbers</th><th>float32</th><th>float64</th></tr>
 *   <tr><td>drawn seeds, sample order</td><td colspan="2">equal</td></tr>
 *   <tr><td>uniform, masks</td><td>equal</td><td>equal</td></tr>
 *   <tr><td>normal, truncated normal</td><td>equal</td><td>within 3 ulp in a million, 94 of 100 equal</td></tr>
 *   <tr><td>orthogonal, smaller side under 48</td><td>equal</td><td>within 1e-14: the QR is equal, its input is not</td></tr>
 *   <tr><td>orthogonal, smaller side from 48 on</td><td>within 1e-6</td><td>within 1e-14</td></tr>
 * </table>
 *
 * <p>Equal means equal to TensorFlow's ordinary path, the one Keras takes on a machine without a GPU. Under XLA
 * ({@code jit_compile=True}) TensorFlow takes other bits of the same words, and its masks differ from its own and from these.
 *
 * <h2>Intended oddities</h2>
 *
 * <ul>
 *   <li>After {@code setRandomSeed} every epoch of every fit has the same order of samples. That is TensorFlow's doing: the shuffling
 *       operation is made anew for each epoch, from the same seed.
 *   <li>The float logarithm, sine and cosine are those of glibc, spelled out, since TensorFlow's normal numbers went through them.
 *       No operation here may be turned into a fused multiply-add.
 *   <li>{@link dev.tsuno.random.EigenQr} adds in the order of Eigen's AVX code, down to its treatment of an odd last column.
 * </ul>
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>M. Matsumoto, T. Nishimura: Mersenne Twister, 1998, and CPython's {@code _randommodule.c} and {@code random.py}.
 *   <li>J. Salmon et al.: Parallel random numbers: as easy as 1, 2, 3, 2011, and TensorFlow's {@code philox_random.h},
 *       {@code random_distributions.h} and {@code stateless_random_ops.cc}.
 *   <li>Eigen's {@code HouseholderQR.h} and {@code GeneralMatrixVector.h}.
 *   <li>glibc 2.28's {@code e_logf.c}, {@code s_sincosf.h}, from ARM's optimized-routines.
 *   <li>Keras 3.15.1: {@code random/seed_generator.py}, {@code initializers/random_initializers.py}, {@code utils/rng_utils.py}.
 * </ul>
 */
@NullMarked
package dev.tsuno.random;

import org.jspecify.annotations.NullMarked;
