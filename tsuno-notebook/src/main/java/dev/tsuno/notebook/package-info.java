/**
 * Tsuno in a notebook of the Jupyter kernel JJava.
 *
 * <p>The kernel finds {@link dev.tsuno.notebook.TsunoExtension} by itself as soon as this module is on its class path. From then on figures, model
 * diagrams, models, arrays and histories show themselves as a reader of notebooks expects, {@code fit} shows a bar that stays in its place
 * ({@link dev.tsuno.notebook.NotebookProgress}), and the line {@code %tsuno} makes the imports.
 *
 * <p>The kernel's interface is compiled against version 1.0-a6, the last one that is a library of its own, and runs with the kernel 1.0a8: only
 * what both have may be used. The engine knows nothing of notebooks.
 */
@NullMarked
package dev.tsuno.notebook;

import org.jspecify.annotations.NullMarked;
