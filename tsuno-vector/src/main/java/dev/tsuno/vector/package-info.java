/** The kernel set on {@code jdk.incubator.vector}: the same bits as the portable set, sooner. */
@NullMarked
package dev.tsuno.vector;

import org.jspecify.annotations.NullMarked;
