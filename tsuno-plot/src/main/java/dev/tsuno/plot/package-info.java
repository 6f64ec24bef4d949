/** Figures: lines, bands and legends with TeX, as SVG and PNG. */
@NullMarked
package dev.tsuno.plot;

import org.jspecify.annotations.NullMarked;
