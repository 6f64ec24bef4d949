/**
 * From a graph to something that runs: a plan of where everything stands, and a program of kernels.
 *
 * <p>{@link dev.tsuno.program.Plan} is a pure function of a graph: it gives every tensor a place (a variable's own storage, a fed
 * buffer, a slot that is reused once nobody needs what is in it), lets ops overwrite what they may, and updates variables in place
 * where nothing reads them any more. {@link dev.tsuno.program.Program} takes the memory once, binds one kernel per node, and runs the
 * flat list, in which the seeds of random ops come first. In steady state a run allocates nothing, and takes no lock but a generator's own.
 *
 * <p>A program isn't thread-safe: it has one set of buffers. It knows no layer, loss or batch; whoever feeds it does.
 */
@NullMarked
package dev.tsuno.program;

import org.jspecify.annotations.NullMarked;
